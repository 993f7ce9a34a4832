package dev.assent.engine.policy;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.source.Position;
import java.util.Optional;
import java.util.stream.Stream;

/** One entry of a block. */
public sealed interface Choice {
    Position position();

    /** Absent means always. */
    Optional<CompiledExpression> condition();

    /** This choice, or those of the nested rule. */
    Stream<Outcome> outcomes();

    /** Whether it matches whatever the call is. */
    boolean alwaysMatches();

    /** Whether nothing after it in a match block is ever looked at. */
    default boolean endsMatch() {
        return alwaysMatches() || isLiterallyTrue();
    }

    private boolean isLiterallyTrue() {
        return condition().flatMap(CompiledExpression::constant).orElse(false);
    }

    /**
     * A choice with an effect.
     *
     * @param id unique in the policy
     * @param fixedReason why a decision has its effect if it matches; absent if its explanation depends on the call
     * @param terms present if and only if the effect is ASK
     */
    record Outcome(
            String id,
            Position position,
            Optional<CompiledExpression> condition,
            Effect effect,
            Optional<CompiledExpression> explanation,
            Optional<Reason> fixedReason,
            Optional<AskTerms> terms,
            Consequences consequences)
            implements Choice {
        public Outcome {
            requireNonNull(id, "id");
            requireNonNull(position, "position");
            requireNonNull(condition, "condition");
            requireNonNull(effect, "effect");
            requireNonNull(explanation, "explanation");
            requireNonNull(fixedReason, "fixedReason");
            requireNonNull(terms, "terms");
            requireNonNull(consequences, "consequences");
            if (terms.isPresent() != (effect == Effect.ASK)) {
                throw new IllegalArgumentException("terms: present " + terms.isPresent() + " (expected: iff ASK)");
            }
        }

        @Override
        public Stream<Outcome> outcomes() {
            return Stream.of(this);
        }

        @Override
        public boolean alwaysMatches() {
            return condition.isEmpty();
        }
    }

    /** A choice with a rule of its own, perhaps behind a guard. */
    record Nested(Position position, Optional<CompiledExpression> condition, Block rule) implements Choice {
        public Nested {
            requireNonNull(position, "position");
            requireNonNull(condition, "condition");
            requireNonNull(rule, "rule");
        }

        @Override
        public Stream<Outcome> outcomes() {
            return rule.outcomes();
        }

        @Override
        public boolean alwaysMatches() {
            return condition.isEmpty() && rule.alwaysMatches();
        }
    }
}
