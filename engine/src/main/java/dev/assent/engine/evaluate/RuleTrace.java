package dev.assent.engine.evaluate;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.decision.Effect;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.source.Position;
import java.util.List;
import java.util.Optional;

/**
 * What one rule saw.
 *
 * @param rule id inside the policy; empty for the condition in front of a nested rule
 * @param effect of the rule; in front of a nested rule the strictest inside
 * @param matched whether the condition holds
 * @param error why it could not be evaluated, without argument values
 * @param expressions the parts that decided, then what they read, then the variables that were used; bounded
 */
public record RuleTrace(
        String policy,
        String rule,
        Position position,
        Effect effect,
        boolean matched,
        Optional<String> error,
        List<ExpressionTrace> expressions) {
    /**
     * What one part of an expression came to.
     *
     * @param value as CEL would write it; absent if the part is in error
     */
    public record ExpressionTrace(Position position, String expression, Optional<Untrusted> value) {
        public ExpressionTrace {
            requireNonNull(position, "position");
            requireNonNull(expression, "expression");
            requireNonNull(value, "value");
        }
    }

    public RuleTrace {
        requireNonNull(policy, "policy");
        requireNonNull(rule, "rule");
        requireNonNull(position, "position");
        requireNonNull(effect, "effect");
        requireNonNull(error, "error");
        expressions = List.copyOf(expressions);
    }
}
