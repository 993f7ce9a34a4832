package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.OutputFormat;
import dev.assent.client.ReviewClient;
import dev.assent.client.Verdict;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assent asks reject}: any risk, any number. */
@Command(
        name = "assent asks reject",
        description = "Reject asks of any risk. One that cannot be rejected is reported, the others go on.")
public final class RejectCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(names = "--note", paramLabel = "TEXT", description = "Why; the agent reads it.")
    private String note = "";

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "A short code for statistics, such as new-host: at most 64 of a-z 0-9 -")
    private String reason = "";

    @Option(names = "-o", paramLabel = "FORMAT", description = "table, json, jsonl, yaml or name.")
    private OutputFormat.Listing format = OutputFormat.Listing.TABLE;

    @Parameters(arity = "1..*", paramLabel = "ID", description = AskIds.DESCRIPTION)
    private List<String> ids = List.of();

    @Override
    protected ExitCode run() throws IOException {
        if (!reason.matches("[a-z0-9-]{0,64}")) {
            throw new Failure(ExitCode.USAGE, "--reason wants at most 64 of a-z 0-9 -; --note takes any text");
        }
        List<String> all = AskIds.read(ids, terminal());
        try (ReviewClient client = options.connectToAnswer(terminal())) {
            return new Answering(terminal(), format)
                    .each(
                            all,
                            id -> client.submit(Verdict.reject(client.getAsk(id).summary(), note)
                                    .withReasonCode(reason)));
        }
    }
}
