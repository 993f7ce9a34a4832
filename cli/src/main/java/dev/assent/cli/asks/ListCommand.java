package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.view.AskJson;
import dev.assent.cli.view.AskTable;
import dev.assent.cli.view.Documents;
import dev.assent.client.AskPage;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.ReviewClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assent asks list}. */
@Command(
        name = "assent asks list",
        description = "List asks: pending ones with the highest risk first, then those that end soonest; ended ones"
                + " with the newest first.")
public final class ListCommand extends CliCommand {
    private static final int PAGE = 500;

    /** More than a person reads; a script that wants more narrows the state. */
    private static final int MAX_ASKS = 10_000;

    private static final Comparator<AskSummary> URGENT_FIRST = Comparator.comparing(AskSummary::risk)
            .reversed()
            .thenComparing(AskSummary::expireTime)
            .thenComparing(AskSummary::askId);

    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "pending (default), approved, denied, expired or cancelled.")
    private AskState state = AskState.PENDING;

    @Option(names = "--risk", paramLabel = "RISK", description = "Only these: high+, or low,medium.")
    private String risk = "";

    @Option(names = "--agent", paramLabel = "NAME", description = "Only of this agent; * stands for any characters.")
    private String agent = "";

    @Option(names = "--tool", paramLabel = "NAME", description = "Only of this tool; * stands for any characters.")
    private String tool = "";

    @Option(names = "--mine", description = "Only those that you hold.")
    private boolean mine;

    @Option(names = "-o", paramLabel = "FORMAT", description = "table, wide, json, jsonl, yaml or name.")
    private OutputFormat.Listing format = OutputFormat.Listing.TABLE;

    @Override
    protected ExitCode run() {
        if (state == AskState.UNKNOWN) {
            throw new Failure(ExitCode.USAGE, "--state is one of pending, approved, denied, expired, cancelled");
        }
        AskMatch anybodys = AskMatch.of(risk, agent, tool, "");
        List<AskSummary> asks;
        try (ReviewClient client = options.connect(terminal())) {
            AskMatch match =
                    mine ? AskMatch.of(risk, agent, tool, WhoAmI.ask(client).name()) : anybodys;
            asks = read(client, match);
        }
        if (state == AskState.PENDING) {
            asks.sort(URGENT_FIRST);
        }
        show(asks);
        return ExitCode.OK;
    }

    private void show(List<AskSummary> asks) {
        if (!format.isDrawn()) {
            Documents documents = Documents.list(terminal(), format);
            asks.forEach(ask -> documents.add(ask.askId(), AskJson.of(ask)));
            documents.end();
        } else if (asks.isEmpty()) {
            terminal().note("no such asks are " + state.name().toLowerCase(Locale.ROOT));
        } else {
            AskTable.lines(asks, Instant.now(), format == OutputFormat.Listing.WIDE)
                    .forEach(terminal()::say);
        }
    }

    private List<AskSummary> read(ReviewClient client, AskMatch match) {
        List<AskSummary> asks = new ArrayList<>();
        int seen = 0;
        String next = "";
        do {
            AskPage page = client.listAsks(state, PAGE, next);
            page.asks().stream().filter(match::matches).forEach(asks::add);
            seen += page.asks().size();
            next = page.nextPageToken();
        } while (!next.isEmpty() && seen < MAX_ASKS);
        if (!next.isEmpty()) {
            terminal().note("assent: only the newest " + seen + " asks were looked at");
        }
        return asks;
    }
}
