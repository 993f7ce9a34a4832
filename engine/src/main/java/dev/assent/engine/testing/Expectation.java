package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import java.util.Optional;
import java.util.Set;

/**
 * What an author expects of a decision. What is absent is not compared.
 *
 * @param rules the {@code policy/rule} names of the reasons whose effect is the final one
 */
public record Expectation(
        Effect effect, Optional<Set<String>> rules, Optional<Risk> risk, Optional<Set<ReviewRequirement>> review) {
    public Expectation {
        requireNonNull(effect, "effect");
        rules = rules.map(Set::copyOf);
        requireNonNull(risk, "risk");
        review = review.map(Set::copyOf);
    }
}
