package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Obligation;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import java.util.Optional;
import java.util.Set;

/**
 * What an author expects of a decision. What is absent is not compared.
 *
 * @param labels what the session gets if the call is allowed
 * @param obligations what the caller must do if the call is allowed, in any order
 * @param audit part of the record that the decision log gets
 * @param rules the {@code policy/rule} names of the reasons whose effect is the final one
 */
public record Expectation(
        Effect effect,
        Optional<Set<String>> rules,
        Optional<Risk> risk,
        Optional<Set<ReviewRequirement>> review,
        Optional<Set<String>> labels,
        Optional<Set<Obligation>> obligations,
        Optional<JsonObject> audit) {
    public Expectation {
        requireNonNull(effect, "effect");
        rules = rules.map(Set::copyOf);
        requireNonNull(risk, "risk");
        review = review.map(Set::copyOf);
        labels = labels.map(Set::copyOf);
        obligations = obligations.map(Set::copyOf);
        requireNonNull(audit, "audit");
    }
}
