package dev.assent.cli.replay;

import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.PolicySet;
import java.time.Instant;
import java.util.List;

/**
 * Decides the calls of sessions, each in its order. The place for what a session carries from call to call: today nothing,
 * since policies see one call at a time.
 */
final class SessionReplay {
    private final PolicySet policies;
    private final Instant now;
    // only steps count: a replay says the same on every machine
    private final Evaluator evaluator = new Evaluator(EvaluationLimits.DEFAULT, () -> 0);

    SessionReplay(PolicySet policies, Instant now) {
        this.policies = policies;
        this.now = now;
    }

    /** One evaluation a call. */
    List<Evaluation> decide(List<RecordedCall> session) {
        return session.stream()
                .map(recorded -> evaluator.evaluate(policies, recorded.call(), now))
                .toList();
    }
}
