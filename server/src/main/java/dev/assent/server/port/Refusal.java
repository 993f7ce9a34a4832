package dev.assent.server.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A call that a person refused, which is remembered for a time.
 *
 * @param callDigest of the call as the agent sent it, without the session
 * @param askId the ask that was refused; names the refusal
 */
public record Refusal(String callDigest, String askId, Instant expireTime) {
    public Refusal {
        requireNonNull(callDigest, "callDigest");
        requireNonNull(askId, "askId");
        requireNonNull(expireTime, "expireTime");
    }
}
