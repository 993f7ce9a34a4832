package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A call that a person refused a short while ago: where policy asks, the same call is denied.
 *
 * @param refusalId the id of the ask that was refused
 * @param expireTime when it is forgotten
 */
public record Refusal(String refusalId, AskSummary ask, Instant expireTime) {
    public Refusal {
        requireNonNull(refusalId, "refusalId");
        requireNonNull(ask, "ask");
        requireNonNull(expireTime, "expireTime");
    }
}
