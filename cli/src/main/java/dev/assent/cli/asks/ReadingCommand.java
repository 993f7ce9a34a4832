package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.view.Documents;
import dev.assent.cli.view.Style;
import dev.assent.client.Ask;
import dev.assent.client.ReviewClient;
import dev.assent.engine.display.Scripts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads asks whole, one after the other, and says something of each: drawn for people, or as documents. */
abstract class ReadingCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(names = "-o", paramLabel = "FORMAT", description = "table, json, jsonl, yaml or name.")
    private OutputFormat.Listing format = OutputFormat.Listing.TABLE;

    @Parameters(arity = "1..*", paramLabel = "ID", description = AskIds.DESCRIPTION)
    private List<String> ids = List.of();

    /** For people, on a screen of that width. */
    abstract List<String> drawn(Ask ask, Style style, int width);

    /** For programs. */
    abstract Map<String, Object> document(Ask ask);

    @Override
    protected final ExitCode run() throws IOException {
        List<String> all = AskIds.read(ids, terminal());
        Documents documents = Documents.of(all.size(), terminal(), format);
        try (ReviewClient client = options.connect(terminal())) {
            return new EachAsk(terminal()).of(all, id -> show(client.getAsk(id), documents));
        } finally {
            documents.end();
        }
    }

    /** The scripts that the reviewer reads. */
    final Scripts scripts() {
        return options.context(terminal()).scripts();
    }

    private void show(Ask ask, Documents documents) {
        if (format.isDrawn()) {
            drawn(ask, new Style(terminal().colour()), terminal().width()).forEach(terminal()::say);
        } else {
            documents.add(ask.askId(), document(ask));
        }
    }
}
