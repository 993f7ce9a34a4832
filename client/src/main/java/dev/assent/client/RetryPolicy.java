package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a request is repeated when nobody answers. Pauses double from the first to the longest; each is shortened at
 * random by up to a half, so that many clients do not come back at once.
 *
 * @param attempts how often a request is sent at most, 1 or more
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(2));

    /** How streams come back; the attempts do not count there. */
    static final RetryPolicy RECONNECT = new RetryPolicy(1, Duration.ofMillis(200), Duration.ofSeconds(5));

    public RetryPolicy {
        requireNonNull(firstPause, "firstPause");
        requireNonNull(longestPause, "longestPause");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: " + attempts + " (expected: >= 1)");
        }
        if (firstPause.isNegative() || firstPause.isZero() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("firstPause: " + firstPause + " (expected: > 0 and <= longestPause)");
        }
    }

    /**
     * The pause after a failure.
     *
     * @param failures how many there were in a row, 1 or more
     * @param random at least 0, below 1
     */
    Duration pause(int failures, double random) {
        int doublings = Math.min(failures - 1, 30);
        double full = Math.min(Math.scalb((double) firstPause.toNanos(), doublings), (double) longestPause.toNanos());
        return Duration.ofNanos((long) (full * (1 - random / 2)));
    }
}
