package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How a call would be decided, and why. Nobody was asked and nothing was recorded, so nothing may run on it: it is no
 * {@link Decision}.
 *
 * @param risk present if the effect is ASK
 * @param rules every rule that was looked at, in that order
 */
public record ExplainedDecision(
        Effect effect,
        List<Reason> reasons,
        String policyRevision,
        String callDigest,
        Optional<Risk> risk,
        List<RuleTrace> rules) {
    public ExplainedDecision {
        requireNonNull(effect, "effect");
        reasons = List.copyOf(reasons);
        requireNonNull(policyRevision, "policyRevision");
        requireNonNull(callDigest, "callDigest");
        requireNonNull(risk, "risk");
        rules = List.copyOf(rules);
    }

    /** Names no argument: they are not for logs. */
    @Override
    public String toString() {
        return "ExplainedDecision[" + effect + " " + rules.size() + " rules]";
    }
}
