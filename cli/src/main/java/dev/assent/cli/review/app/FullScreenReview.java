package dev.assent.cli.review.app;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Terminal;
import dev.assent.cli.asks.ReviewerOptions;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.cli.review.AskCommands;
import dev.assent.cli.review.PostingListener;
import dev.assent.cli.review.terminal.FullScreen;
import dev.assent.client.PolicyClient;
import dev.assent.client.ReviewClient;
import dev.assent.client.ReviewSession;
import dev.assent.client.ReviewSessionOptions;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/** {@code assent review} on a whole screen: makes the parts, joins them, and takes them apart again. */
public final class FullScreenReview {
    private FullScreenReview() {}

    /** Reviews until the reviewer leaves. */
    public static ExitCode run(Terminal terminal, ReviewerOptions options) throws InterruptedException {
        if (!terminal.interactive()) {
            throw FullScreen.unusable("this is no terminal");
        }
        try (ReviewClient client = options.connect(terminal);
                PolicyClient policies = options.connectForPolicies(terminal);
                FullScreen screen = FullScreen.open(terminal.env())) {
            return run(terminal, client, policies, options.context(terminal), screen);
        }
    }

    /** Reviews on a screen that the caller has taken, until somebody leaves. */
    public static ExitCode run(
            Terminal terminal, ReviewClient client, PolicyClient policies, ReviewerContext context, FullScreen screen)
            throws InterruptedException {
        Loop loop = new Loop();
        try (Background background = new Background(loop)) {
            AtomicReference<ReviewSession> session = new AtomicReference<>();
            Review review = new Review(
                    screen,
                    loop,
                    background,
                    new Review.Server(AskCommands.later(session::get), client::getAsk, policies::explain),
                    context,
                    terminal,
                    Clock.systemUTC(),
                    System::nanoTime);
            try (ReviewSession opened = client.openSession(
                    ReviewSessionOptions.oneAtATime(), new PostingListener(loop, review.listener()))) {
                session.set(opened);
                return review.run();
            } finally {
                loop.finish();
            }
        }
    }
}
