package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.view.AskScreen;
import dev.assent.client.Refusal;
import dev.assent.client.ReviewClient;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assent asks refusals clear}. */
@Command(
        name = "assent asks refusals clear",
        description = "Forget refusals, so that the next such call is asked about. It is on record who did.")
public final class RefusalsClearCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "A refusal, by 6 or more characters of its id; - reads ids from standard input.")
    private List<String> ids = List.of();

    @Override
    protected ExitCode run() throws IOException {
        List<String> all = AskIds.read(ids, terminal());
        try (ReviewClient client = options.connectToAnswer(terminal())) {
            List<Refusal> known = Refusals.all(client);
            return new EachAsk(terminal(), "refusal").of(all, typed -> {
                String id = Refusals.id(typed, known);
                client.clearRefusal(id);
                terminal().say(AskScreen.shortId(id) + " cleared");
            });
        }
    }
}
