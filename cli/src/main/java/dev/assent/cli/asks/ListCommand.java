package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.view.AskJson;
import dev.assent.cli.view.AskTable;
import dev.assent.cli.view.JsonText;
import dev.assent.client.AskPage;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.ReviewClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assent asks list}. */
@Command(name = "assent asks list", description = "List asks, the newest first.")
public final class ListCommand extends CliCommand {
    private static final int PAGE = 500;

    /** More than a person reads; a script that wants more narrows the state. */
    private static final int MAX_ASKS = 10_000;

    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "pending (default), approved, denied, expired or cancelled.")
    private AskState state = AskState.PENDING;

    @Option(names = "-o", paramLabel = "FORMAT", description = "table or json.")
    private OutputFormat.Columns format = OutputFormat.Columns.TABLE;

    @Override
    protected ExitCode run() {
        if (state == AskState.UNKNOWN) {
            throw new Failure(ExitCode.USAGE, "--state is one of pending, approved, denied, expired, cancelled");
        }
        List<AskSummary> asks = read();
        if (format == OutputFormat.Columns.JSON) {
            terminal().say(JsonText.of(asks.stream().map(AskJson::of).toList()));
        } else if (asks.isEmpty()) {
            terminal().note("no asks are " + state.name().toLowerCase(java.util.Locale.ROOT));
        } else {
            AskTable.lines(asks, Instant.now()).forEach(terminal()::say);
        }
        return ExitCode.OK;
    }

    private List<AskSummary> read() {
        List<AskSummary> asks = new ArrayList<>();
        try (ReviewClient client = options.connect(terminal())) {
            String next = "";
            do {
                AskPage page = client.listAsks(state, PAGE, next);
                asks.addAll(page.asks());
                next = page.nextPageToken();
            } while (!next.isEmpty() && asks.size() < MAX_ASKS);
        }
        return asks;
    }
}
