package dev.assent.cli.review;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.asks.ReviewerOptions;
import dev.assent.client.ReviewClient;
import dev.assent.client.ReviewSession;
import dev.assent.client.ReviewSessionOptions;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assent review}. */
@Command(
        name = "assent review",
        description = "Answer asks, one after the other, as they come.",
        footer = {"", "For scripts: `assent asks list|get|approve|reject`."})
public final class ReviewCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Override
    protected ExitCode run() throws InterruptedException {
        EventLoop loop = new EventLoop(terminal());
        ReviewDesk desk = new ReviewDesk(terminal(), loop, Clock.systemUTC());
        try (ReviewClient client = options.connect(terminal());
                ReviewSession session =
                        client.openSession(ReviewSessionOptions.oneAtATime(), new PostingListener(loop, desk))) {
            desk.run(AskCommands.of(session));
        }
        return ExitCode.OK;
    }
}
