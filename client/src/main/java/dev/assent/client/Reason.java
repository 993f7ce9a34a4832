package dev.assent.client;

import static java.util.Objects.requireNonNull;

/**
 * One reason of a decision.
 *
 * @param policy empty, like {@code rule}, where the reason is not a rule
 * @param position where the rule stands, {@code file:line:column}; may be empty
 * @param explanation of the rule, or the reviewer's note for the agent; may be empty
 */
public record Reason(
        ReasonCode code, String policy, String rule, Effect effect, String position, UntrustedText explanation) {
    public Reason {
        requireNonNull(code, "code");
        requireNonNull(policy, "policy");
        requireNonNull(rule, "rule");
        requireNonNull(effect, "effect");
        requireNonNull(position, "position");
        requireNonNull(explanation, "explanation");
    }

    /** {@code policy/rule}, or the code in lower case with hyphens where the reason is not a rule. */
    public String name() {
        return rule.isEmpty() ? code.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') : policy + "/" + rule;
    }
}
