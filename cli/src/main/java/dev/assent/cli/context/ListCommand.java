package dev.assent.cli.context;

import dev.assent.cli.Addresses;
import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.Terminal;
import dev.assent.cli.view.Documents;
import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assent context list}. */
@Command(name = "assent context list", description = "List the contexts; * marks the current one.")
public final class ListCommand extends CliCommand {
    private static final List<Integer> LIMITS = List.of(1, 32, 32, 24, 9, 60);

    @Option(names = "-o", paramLabel = "FORMAT", description = "table, json, jsonl, yaml or name.")
    private OutputFormat.Listing format = OutputFormat.Listing.TABLE;

    @Override
    protected ExitCode run() throws IOException {
        ContextFile file = ContextFile.find(terminal().env());
        Contexts contexts = file.read(terminal());
        if (format.isDrawn()) {
            draw(contexts, file);
            return ExitCode.OK;
        }
        Documents documents = Documents.list(terminal(), format);
        for (ReviewerContext context : contexts.all()) {
            Map<String, Object> json = ContextJson.of(context);
            json.put("current", context.name().equals(contexts.current()));
            documents.add(context.name(), json);
        }
        documents.end();
        return ExitCode.OK;
    }

    private void draw(Contexts contexts, ContextFile file) {
        Terminal terminal = terminal();
        if (contexts.all().isEmpty()) {
            terminal.note("there are no contexts in " + file.shown() + "; `assent context add` makes one");
            return;
        }
        Table table = new Table(LIMITS).row("", "NAME", "SERVER", "BANNER", "READ-ONLY", "TOKEN FILE");
        for (ReviewerContext context : contexts.all()) {
            table.row(
                    context.name().equals(contexts.current()) ? "*" : "",
                    context.name(),
                    Shown.line(context.server().orElse(Addresses.REVIEWERS)),
                    Shown.line(context.banner()),
                    context.readOnly() ? "yes" : "no",
                    Shown.line(context.tokenFile().map(Path::toString).orElse("-")));
        }
        table.lines().forEach(terminal::say);
    }
}
