package dev.assent.server.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A reviewer's hold on an ask, for a time. It steers attention, nothing else.
 *
 * @param session the reviewer's stream that took it
 */
public record Lease(String askId, String reviewer, String session, Instant expireTime) {
    public Lease {
        requireNonNull(askId, "askId");
        requireNonNull(reviewer, "reviewer");
        requireNonNull(session, "session");
        requireNonNull(expireTime, "expireTime");
    }
}
