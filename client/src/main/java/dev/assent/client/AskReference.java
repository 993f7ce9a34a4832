package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a caller needs to wait for an ask. Keep it to wait again after a restart.
 *
 * @param requestId the id under which the ask was requested
 * @param expireTime nobody can decide after this instant
 * @param acceptsEdits as in the request that was answered with the ask
 */
public record AskReference(String askId, String requestId, Instant expireTime, boolean acceptsEdits) {
    public AskReference {
        requireNonNull(askId, "askId");
        requireNonNull(requestId, "requestId");
        requireNonNull(expireTime, "expireTime");
    }
}
