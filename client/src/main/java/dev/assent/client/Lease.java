package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A reviewer's hold on an ask. It steers attention: no verdict is refused for lack of one. */
public record Lease(String askId, String reviewer, Instant expireTime) {
    public Lease {
        requireNonNull(askId, "askId");
        requireNonNull(reviewer, "reviewer");
        requireNonNull(expireTime, "expireTime");
    }
}
