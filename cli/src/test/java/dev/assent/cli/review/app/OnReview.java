package dev.assent.cli.review.app;

import dev.assent.cli.OnSidecar;
import dev.assent.client.AskReference;
import java.time.Duration;
import java.util.Map;

/** A test of the full-screen reviewer: keys go in, the screen comes out, a clock moves as the test wants. */
abstract class OnReview extends OnSidecar {
    static final Duration WAIT = Duration.ofSeconds(20);

    final Person person() {
        return person(Map.of());
    }

    final Person person(Map<String, String> env) {
        return new Person(sidecar, env, 100, 30);
    }

    final int verdicts(AskReference ask) {
        return sidecar.reviewer.getAsk(ask.askId()).verdicts().size();
    }
}
