package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.Durations;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.view.AskJson;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Documents;
import dev.assent.client.AskSummary;
import dev.assent.client.ClientException;
import dev.assent.client.ReviewClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assent asks wait}. */
@Command(
        name = "assent asks wait",
        description = "Wait until an ask has ended. Decides nothing, and redeems nothing.",
        footer = {"", "Exit codes: 0 approved, 10 denied, 12 expired, 13 cancelled, 124 still pending after --timeout."
        })
public final class WaitCommand extends CliCommand {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "How long to wait, such as 30s or 5m; default until it ends.")
    private @Nullable String timeout;

    @Option(names = "-o", paramLabel = "FORMAT", description = "table, json, jsonl, yaml or name.")
    private OutputFormat.Listing format = OutputFormat.Listing.TABLE;

    @Parameters(paramLabel = "ID", description = "An ask, by 6 or more characters of its id.")
    private String askId = "";

    @Override
    protected ExitCode run() throws InterruptedException {
        Optional<Duration> within = Optional.ofNullable(timeout).map(text -> Durations.parse("--timeout", text));
        long start = System.nanoTime();
        try (ReviewClient client = options.connect(terminal())) {
            AskSummary ask = client.getAsk(askId).summary();
            Duration pause = SHORTEST_PAUSE;
            while (ask.isPending()) {
                Duration left = within.map(all -> all.minusNanos(System.nanoTime() - start))
                        .orElse(LONGEST_PAUSE);
                if (left.isNegative() || left.isZero()) {
                    throw new Failure(ExitCode.TIMED_OUT, "still pending after " + timeout);
                }
                Thread.sleep(Math.min(pause.toMillis(), left.toMillis() + 1));
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                ask = again(client, ask);
            }
            return ended(ask);
        }
    }

    /** A server that is away for a moment does not end the wait, unless it has an end of its own. */
    private AskSummary again(ReviewClient client, AskSummary before) {
        try {
            return client.getAsk(before.askId()).summary();
        } catch (ClientException e) {
            if (timeout != null && e.isTransient()) {
                return before;
            }
            throw e;
        }
    }

    private ExitCode ended(AskSummary ask) {
        if (format.isDrawn()) {
            terminal()
                    .say(AskScreen.shortId(ask.askId()) + " "
                            + ask.state().name().toLowerCase(Locale.ROOT));
        } else {
            Documents documents = Documents.of(1, terminal(), format);
            documents.add(ask.askId(), AskJson.of(ask));
            documents.end();
        }
        return switch (ask.state()) {
            case APPROVED -> ExitCode.OK;
            case DENIED -> ExitCode.DENY;
            case EXPIRED -> ExitCode.EXPIRED;
            case CANCELLED -> ExitCode.CANCELLED;
            case PENDING, UNKNOWN -> ExitCode.FAILED;
        };
    }
}
