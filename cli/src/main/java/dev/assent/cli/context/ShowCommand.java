package dev.assent.cli.context;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.view.JsonText;
import dev.assent.cli.view.YamlText;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assent context show}. */
@Command(name = "assent context show", description = "Show a context with all that holds for it.")
public final class ShowCommand extends CliCommand {
    /** The forms of one context. */
    enum Form {
        YAML,
        JSON
    }

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A context of the file; default the one that holds.")
    private @Nullable String name;

    @Option(names = "-o", paramLabel = "FORMAT", description = "yaml or json.")
    private Form format = Form.YAML;

    @Override
    protected ExitCode run() {
        ReviewerContext context = ContextChoice.find(name, terminal());
        if (!context.isChosen()) {
            throw new Failure(ExitCode.NOT_FOUND, "no context is chosen; `assent context show NAME` shows one");
        }
        Map<String, Object> json = ContextJson.of(context);
        terminal().say(format == Form.JSON ? JsonText.of(json) : YamlText.of(json));
        return ExitCode.OK;
    }
}
