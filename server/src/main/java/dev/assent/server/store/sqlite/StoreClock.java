package dev.assent.server.store.sqlite;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The store's time: the wall clock, but never earlier than any time given out before plus the monotonic time since. So a
 * wall clock that is set back neither reorders events nor lengthens an ask's life. Safe for any thread.
 */
final class StoreClock {
    private final InstantSource wall;
    private final LongSupplier nanoTicker;
    private Instant last;
    private long lastTick;

    /** Starts no earlier than that time, which is the last one that was committed. */
    StoreClock(InstantSource wall, LongSupplier nanoTicker, Instant committed) {
        this.wall = wall;
        this.nanoTicker = nanoTicker;
        this.last = committed;
        this.lastTick = nanoTicker.getAsLong();
    }

    synchronized Instant now() {
        long tick = nanoTicker.getAsLong();
        Instant steady = last.plusNanos(Math.max(0, tick - lastTick));
        Instant shown = wall.instant();
        last = shown.isAfter(steady) ? shown : steady;
        lastTick = tick;
        return last;
    }
}
