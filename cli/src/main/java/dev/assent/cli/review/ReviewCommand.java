package dev.assent.cli.review;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.asks.ReviewerOptions;
import dev.assent.cli.review.app.FullScreenReview;
import dev.assent.cli.review.plain.EventLoop;
import dev.assent.cli.review.plain.ReviewDesk;
import dev.assent.client.ReviewClient;
import dev.assent.client.ReviewSession;
import dev.assent.client.ReviewSessionOptions;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assent review}. */
@Command(
        name = "assent review",
        description = "Answer asks as they come, on the whole screen; ? lists the keys.",
        footer = {"", "For scripts: `assent asks list|get|approve|reject`."})
public final class ReviewCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(
            names = "--plain",
            description = "One ask after the other, line by line: for screen readers and simple terminals.")
    private boolean plain;

    @Override
    protected ExitCode run() throws Exception {
        return plain ? lineByLine() : FullScreenReview.run(terminal(), options);
    }

    private ExitCode lineByLine() throws InterruptedException {
        EventLoop loop = new EventLoop(terminal());
        ReviewDesk desk = new ReviewDesk(terminal(), loop, Clock.systemUTC());
        try (ReviewClient client = options.connect(terminal());
                ReviewSession session =
                        client.openSession(ReviewSessionOptions.oneAtATime(), new PostingListener(loop::post, desk))) {
            desk.run(AskCommands.of(session));
        }
        return ExitCode.OK;
    }
}
