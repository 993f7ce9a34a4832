package dev.assent.engine.evaluate;

import dev.assent.engine.cel.Activation;
import dev.assent.engine.cel.ExpressionException;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Obligation;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.policy.Choice;
import dev.assent.engine.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * A choice that matched or counts as matched.
 *
 * @param activation in which its explanation is read
 * @param effect the choice's, but ASK for an allow whose obligation is in error
 * @param obligations those that could be worked out
 * @param failure what is in error
 */
record Finding(
        Policy policy,
        Choice.Outcome outcome,
        Activation activation,
        Effect effect,
        List<Obligation> obligations,
        Optional<Failure> failure) {

    /** Which part of the choice is in error, and why. */
    record Failure(String part, ExpressionException cause) {}

    static Finding matched(Policy policy, Choice.Outcome outcome, Activation activation) {
        return of(policy, outcome, activation, Optional.empty());
    }

    /** A choice whose condition, or the guard before it, is in error. */
    static Finding counted(
            Policy policy, Choice.Outcome outcome, Activation activation, ExpressionException condition) {
        return of(policy, outcome, activation, Optional.of(new Failure("condition", condition)));
    }

    ReasonCode code() {
        return failure.isPresent() ? ReasonCode.RULE_ERROR : ReasonCode.RULE_MATCHED;
    }

    private static Finding of(
            Policy policy, Choice.Outcome outcome, Activation activation, Optional<Failure> condition) {
        List<Obligation> obligations = List.of();
        Optional<Failure> failure = condition;
        try {
            obligations = Obligations.of(outcome.consequences().duties(), activation);
        } catch (ExpressionException e) {
            failure = condition.or(() -> Optional.of(new Failure("obligation", e)));
        }
        Effect effect = failure.isPresent() ? outcome.effect().strictest(Effect.ASK) : outcome.effect();
        return new Finding(policy, outcome, activation, effect, obligations, failure);
    }
}
