package dev.assent.engine.policy;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import java.time.Duration;
import java.util.Optional;

/**
 * What an ask rule wants of people.
 *
 * @param expires how long the ask may stay open
 * @param target what the call acts on, for the reviewer
 */
public record AskTerms(
        Risk risk, ReviewRequirement requirement, Duration expires, Optional<CompiledExpression> target) {
    public AskTerms {
        requireNonNull(risk, "risk");
        requireNonNull(requirement, "requirement");
        requireNonNull(expires, "expires");
        requireNonNull(target, "target");
    }

    /** What a rule without a {@code review} key wants. */
    static AskTerms byDefault(Risk risk) {
        return new AskTerms(risk, ReviewRequirement.ANYONE, Evaluation.DEFAULT_EXPIRY, Optional.empty());
    }
}
