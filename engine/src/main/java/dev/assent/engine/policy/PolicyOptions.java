package dev.assent.engine.policy;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.decision.Effect;

/**
 * What a deployment chooses for a whole policy set.
 *
 * @param defaultEffect the effect of a call that no rule matches: ASK or DENY
 */
public record PolicyOptions(Effect defaultEffect) {
    public static final PolicyOptions DEFAULT = new PolicyOptions(Effect.ASK);

    public PolicyOptions {
        requireNonNull(defaultEffect, "defaultEffect");
        if (defaultEffect == Effect.ALLOW) {
            throw new IllegalArgumentException("defaultEffect: ALLOW (expected: ASK or DENY)");
        }
    }
}
