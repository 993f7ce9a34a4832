package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.OutputFormat;
import dev.assent.client.ReviewClient;
import dev.assent.client.Verdict;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assent asks reject}: any risk, any number. */
@Command(name = "assent asks reject", description = "Reject asks.")
public final class RejectCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(names = "--note", paramLabel = "TEXT", description = "Why; the agent reads it.")
    private String note = "";

    @Option(names = "-o", paramLabel = "FORMAT", description = "table or json.")
    private OutputFormat.Columns format = OutputFormat.Columns.TABLE;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "An ask, by 6 or more characters of its id.")
    private List<String> ids = List.of();

    @Override
    protected ExitCode run() {
        try (ReviewClient client = options.connectToAnswer(terminal())) {
            return new Answering(terminal(), format)
                    .each(
                            ids,
                            id -> client.submit(Verdict.reject(client.getAsk(id).summary(), note)));
        }
    }
}
