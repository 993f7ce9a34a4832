package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a review session behaves.
 *
 * @param clientId names this client across reconnects; at most 128 characters
 * @param credit how many asks the reviewer will hold at once, 1 to 100
 * @param lease how long a claim lasts, 5 s to 1 h
 * @param reconnect the pauses before reconnecting; its attempts do not count, a session tries until it is closed
 */
public record ReviewSessionOptions(String clientId, int credit, Duration lease, RetryPolicy reconnect) {
    public ReviewSessionOptions {
        requireNonNull(clientId, "clientId");
        requireNonNull(lease, "lease");
        requireNonNull(reconnect, "reconnect");
        if (credit < 1 || credit > 100) {
            throw new IllegalArgumentException("credit: " + credit + " (expected: 1 to 100)");
        }
    }

    /** One ask at a time, for two minutes; reconnects after 0.2 to 5 seconds. */
    public static ReviewSessionOptions oneAtATime() {
        return new ReviewSessionOptions(
                DecisionRequest.newRequestId(), 1, Duration.ofMinutes(2), RetryPolicy.RECONNECT);
    }
}
