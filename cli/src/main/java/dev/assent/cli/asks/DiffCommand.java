package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.view.CallDiff;
import dev.assent.cli.view.Documents;
import dev.assent.cli.view.Style;
import dev.assent.client.Ask;
import dev.assent.client.ReviewClient;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assent asks diff}. */
@Command(
        name = "assent asks diff",
        description = "Say what differs from the last allowed call of the same agent and tool, and from what the"
                + " agent sent if a reviewer has edited it.")
public final class DiffCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(names = "-o", paramLabel = "FORMAT", description = "table, json, jsonl, yaml or name.")
    private OutputFormat.Listing format = OutputFormat.Listing.TABLE;

    @Parameters(arity = "1..*", paramLabel = "ID", description = AskIds.DESCRIPTION)
    private List<String> ids = List.of();

    @Override
    protected ExitCode run() throws IOException {
        List<String> all = AskIds.read(ids, terminal());
        Documents documents = Documents.of(all.size(), terminal(), format);
        try (ReviewClient client = options.connect(terminal())) {
            return new EachAsk(terminal()).of(all, id -> show(client.getAsk(id), documents));
        } finally {
            documents.end();
        }
    }

    private void show(Ask ask, Documents documents) {
        if (format.isDrawn()) {
            new CallDiff(ask)
                    .lines(new Style(terminal().colour()), terminal().width())
                    .forEach(terminal()::say);
        } else {
            documents.add(ask.askId(), new CallDiff(ask).json());
        }
    }
}
