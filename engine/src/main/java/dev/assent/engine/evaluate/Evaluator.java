package dev.assent.engine.evaluate;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.policy.PolicySet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Says what a policy set thinks of a call. Holds nothing between calls; safe for any thread. */
public final class Evaluator {
    private final EvaluationLimits limits;
    private final LongSupplier nanoTicker;

    /** The ticker counts nanoseconds from any origin: elapsed time or, better, the CPU time of the thread. */
    public Evaluator(EvaluationLimits limits, LongSupplier nanoTicker) {
        this.limits = requireNonNull(limits, "limits");
        this.nanoTicker = requireNonNull(nanoTicker, "nanoTicker");
    }

    /** Never throws for a bad policy or call: what goes wrong is in the reasons. Over budget is DENY. */
    public Evaluation evaluate(PolicySet policies, ToolCall call, Instant now) {
        requireNonNull(limits);
        requireNonNull(nanoTicker);
        return new Evaluation(
                Effect.ASK,
                List.of(Reason.of(ReasonCode.DEFAULT_EFFECT, Effect.ASK)),
                Optional.of(Evaluation.Review.byDefault()),
                policies.revision());
    }
}
