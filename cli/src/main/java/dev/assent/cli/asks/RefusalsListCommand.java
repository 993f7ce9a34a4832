package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.view.AskJson;
import dev.assent.cli.view.AskTable;
import dev.assent.cli.view.Documents;
import dev.assent.client.Refusal;
import dev.assent.client.ReviewClient;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assent asks refusals list}. */
@Command(
        name = "assent asks refusals list",
        description =
                "List the refusals that are remembered: where policy asks, the same call by the same agent for the"
                        + " same subject is denied.")
public final class RefusalsListCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(names = "-o", paramLabel = "FORMAT", description = "table, json, jsonl, yaml or name.")
    private OutputFormat.Listing format = OutputFormat.Listing.TABLE;

    @Override
    protected ExitCode run() {
        List<Refusal> refusals;
        try (ReviewClient client = options.connect(terminal())) {
            refusals = Refusals.all(client);
        }
        if (!format.isDrawn()) {
            Documents documents = Documents.list(terminal(), format);
            refusals.forEach(refusal -> documents.add(refusal.refusalId(), AskJson.of(refusal)));
            documents.end();
        } else if (refusals.isEmpty()) {
            terminal().note("no refusals are remembered");
        } else {
            AskTable.ofRefusals(refusals, Instant.now()).forEach(terminal()::say);
        }
        return ExitCode.OK;
    }
}
