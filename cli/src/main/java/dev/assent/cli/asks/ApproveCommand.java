package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.OutputFormat;
import dev.assent.client.AskSummary;
import dev.assent.client.ReviewClient;
import dev.assent.client.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assent asks approve}: LOW and MEDIUM only; what can do more harm wants a person's eyes. */
@Command(
        name = "assent asks approve",
        description = "Approve asks of risk LOW and MEDIUM. Higher ones are approved in `assent review`.")
public final class ApproveCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(
            names = "--digest",
            paramLabel = "SHA256",
            description = "The digest of the call that you saw (`assent asks get`); any other call is refused."
                    + " For one ask.")
    private @Nullable String digest;

    @Option(names = "--note", paramLabel = "TEXT", description = "For the record.")
    private String note = "";

    @Option(names = "-o", paramLabel = "FORMAT", description = "table or json.")
    private OutputFormat.Columns format = OutputFormat.Columns.TABLE;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "An ask, by 6 or more characters of its id.")
    private List<String> ids = List.of();

    @Override
    protected ExitCode run() {
        if (digest != null && ids.size() > 1) {
            throw new Failure(ExitCode.USAGE, "--digest is about one call; give one ID with it");
        }
        try (ReviewClient client = options.connectToAnswer(terminal())) {
            return new Answering(terminal(), format).each(ids, id -> approve(client, id));
        }
    }

    private AskSummary approve(ReviewClient client, String id) {
        AskSummary ask = client.getAsk(id).summary();
        if (digest != null && !digest.equals(ask.callDigest())) {
            throw new Failure(ExitCode.CONFLICT, "the call is not the one with this digest; look at it again");
        }
        if (ask.isPending() && ask.risk().wantsChallenge()) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "its risk is " + ask.risk() + ": approve it in `assent review`, after reading it");
        }
        return client.submit(Verdict.approve(ask, note));
    }
}
