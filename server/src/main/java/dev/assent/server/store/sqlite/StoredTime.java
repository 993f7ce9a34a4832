package dev.assent.server.store.sqlite;

import java.time.Instant;

/** Times as the columns have them: nanoseconds since 1970, exact from 1677 to 2262, cut off at those ends. */
final class StoredTime {
    private static final long SECOND = 1_000_000_000L;
    private static final Instant FIRST = instant(Long.MIN_VALUE);
    private static final Instant LAST = instant(Long.MAX_VALUE);

    private StoredTime() {}

    static long nanos(Instant time) {
        if (!time.isAfter(FIRST)) {
            return Long.MIN_VALUE;
        }
        if (!time.isBefore(LAST)) {
            return Long.MAX_VALUE;
        }
        // seconds are rounded down, so the product may be too small for a long where the sum is not
        return time.getEpochSecond() >= 0
                ? time.getEpochSecond() * SECOND + time.getNano()
                : (time.getEpochSecond() + 1) * SECOND - (SECOND - time.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
