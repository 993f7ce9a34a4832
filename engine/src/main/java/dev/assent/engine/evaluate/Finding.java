package dev.assent.engine.evaluate;

import dev.assent.engine.cel.Activation;
import dev.assent.engine.cel.ExpressionException;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.policy.Choice;
import dev.assent.engine.policy.Policy;
import java.util.Optional;

/**
 * A choice that matched or counts as matched.
 *
 * @param activation in which its explanation is read
 * @param failure why it merely counts as matched
 */
record Finding(Policy policy, Choice.Outcome outcome, Activation activation, Optional<ExpressionException> failure) {
    ReasonCode code() {
        return failure.isPresent() ? ReasonCode.RULE_ERROR : ReasonCode.RULE_MATCHED;
    }
}
