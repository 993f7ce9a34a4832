package dev.assent.bench.load;

import java.time.Duration;

/** When calls fall due: at equal distances from a start, in {@link System#nanoTime}. */
record Schedule(long start, double perSecond) {
    Schedule {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("perSecond: " + perSecond + " (expected: > 0)");
        }
    }

    /** Rounded from the start on, so that nothing adds up. */
    long due(long call) {
        return start + (long) (call * (1e9 / perSecond));
    }

    /** How many calls fall due in the time after the start. */
    long count(Duration time) {
        return (long) Math.ceil(time.toNanos() / 1e9 * perSecond);
    }
}
