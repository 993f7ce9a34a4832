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

/** {@code assent asks approve}: LOW and MEDIUM only, and only the call that was seen; all else wants a person's eyes. */
@Command(
        name = "assent asks approve",
        description = "Approve the call with this digest, if its risk is LOW or MEDIUM. Calls of HIGH and CRITICAL risk"
                + " are approved in `assent review`.")
public final class ApproveCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(
            names = "--digest",
            paramLabel = "SHA256",
            description = "The digest of the call that was looked at, from `assent asks get`; any other call is"
                    + " refused. Required.")
    private @Nullable String digest;

    @Option(names = "--note", paramLabel = "TEXT", description = "For the record.")
    private String note = "";

    @Option(names = "-o", paramLabel = "FORMAT", description = "table, json, jsonl, yaml or name.")
    private OutputFormat.Listing format = OutputFormat.Listing.TABLE;

    @Parameters(paramLabel = "ID", description = "An ask, by 6 or more characters of its id.")
    private String askId = "";

    @Override
    protected ExitCode run() {
        try (ReviewClient client = options.connectToAnswer(terminal())) {
            return new Answering(terminal(), format).each(List.of(askId), id -> approve(client, id));
        }
    }

    private AskSummary approve(ReviewClient client, String id) {
        AskSummary ask = client.getAsk(id).summary();
        if (ask.isPending() && ask.risk().wantsChallenge()) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "its risk is " + ask.risk() + ": approve it in `assent review`, after reading it");
        }
        if (ask.isPending() && digest == null) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "which call? Look at it with `assent asks get`, then approve it with --digest and the digest that"
                            + " stands there");
        }
        if (digest != null && !digest.equals(ask.callDigest())) {
            throw new Failure(ExitCode.CONFLICT, "the call is not the one with this digest; look at it again");
        }
        return client.submit(Verdict.approve(ask, note));
    }
}
