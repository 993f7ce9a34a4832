package dev.assent.cli.context;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assent context current}. */
@Command(name = "assent context current", description = "Print the name of the context that holds.")
public final class CurrentCommand extends CliCommand {
    @Option(names = "--context", paramLabel = "NAME", description = "As other commands take it.")
    private @org.jspecify.annotations.Nullable String name;

    @Override
    protected ExitCode run() {
        ReviewerContext context = ContextChoice.find(name, terminal());
        if (!context.isChosen()) {
            throw new Failure(ExitCode.NOT_FOUND, "no context is chosen; `assent context use NAME` chooses one");
        }
        terminal().say(context.name());
        return ExitCode.OK;
    }
}
