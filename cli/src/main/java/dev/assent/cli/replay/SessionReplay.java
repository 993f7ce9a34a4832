package dev.assent.cli.replay;

import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.testing.RememberedCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Decides the calls of sessions, each in its order; what a call leaves behind is carried to the next. */
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
        RememberedCalls calls = new RememberedCalls(Set.of());
        List<Evaluation> evaluations = new ArrayList<>();
        for (RecordedCall recorded : session) {
            Evaluation evaluation =
                    evaluator.evaluate(policies, recorded.call(), now, calls.before(recorded.call(), now));
            calls.add(policies, recorded.call(), evaluation, now);
            evaluations.add(evaluation);
        }
        return evaluations;
    }
}
