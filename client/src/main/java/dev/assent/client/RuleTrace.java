package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What one rule saw.
 *
 * @param rule empty for the condition in front of a nested rule
 * @param position where the rule stands, {@code file:line:column}
 * @param effect of the rule; in front of a nested rule the strictest inside
 * @param matched whether the condition holds
 * @param error why the condition could not be evaluated; empty if it could
 * @param expressions the parts that decided, then what they read
 */
public record RuleTrace(
        String policy,
        String rule,
        String position,
        Effect effect,
        boolean matched,
        String error,
        List<Expression> expressions) {
    /**
     * What one part of an expression came to.
     *
     * @param value as CEL would write it; absent if the part is in error
     */
    public record Expression(String position, String text, Optional<UntrustedText> value) {
        public Expression {
            requireNonNull(position, "position");
            requireNonNull(text, "text");
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

    /** Whether the rule counted: it matched, or it failed and is none that allows. */
    public boolean counts() {
        return matched || (!error.isEmpty() && effect != Effect.ALLOW);
    }
}
