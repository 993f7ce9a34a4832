package dev.assent.engine.decision;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.display.Untrusted;
import dev.assent.engine.source.Position;
import java.util.Optional;

/**
 * One reason of a decision.
 *
 * @param policy name of the policy, empty if the reason is no rule
 * @param rule id of the rule inside the policy, empty if the reason is no rule
 * @param effect what this reason alone says
 * @param explanation the rule's explanation or a reviewer's note; can repeat text of the agent, with its secrets masked
 */
public record Reason(
        ReasonCode code,
        String policy,
        String rule,
        Effect effect,
        Optional<Position> position,
        Optional<Untrusted> explanation) {
    /** Longest explanation of a rule, in code points; the rest is cut off. */
    public static final int MAX_EXPLANATION = 1_000;

    public Reason {
        requireNonNull(code, "code");
        requireNonNull(policy, "policy");
        requireNonNull(rule, "rule");
        requireNonNull(effect, "effect");
        requireNonNull(position, "position");
        requireNonNull(explanation, "explanation");
    }

    /** A reason that is no rule. */
    public static Reason of(ReasonCode code, Effect effect) {
        return new Reason(code, "", "", effect, Optional.empty(), Optional.empty());
    }

    public Reason withExplanation(Untrusted text) {
        return new Reason(code, policy, rule, effect, position, Optional.of(text));
    }

    /** The same, explained by its rule. */
    public Reason explainedAs(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= MAX_EXPLANATION;
        return withExplanation(
                new Untrusted(fits ? text : text.substring(0, text.offsetByCodePoints(0, MAX_EXPLANATION))));
    }

    /** {@code policy/rule}; empty if the reason is no rule. */
    public String ruleName() {
        return rule.isEmpty() ? "" : policy + "/" + rule;
    }
}
