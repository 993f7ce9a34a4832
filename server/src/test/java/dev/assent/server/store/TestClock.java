package dev.assent.server.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock and a monotonic one that stand still until a test moves them. Safe for any thread. */
public final class TestClock implements InstantSource {
    private Instant wall = Instant.parse("2026-01-02T03:04:05.123456789Z");
    private long ticks = -17;

    @Override
    public synchronized Instant instant() {
        return wall;
    }

    public synchronized long nanoTicker() {
        return ticks;
    }

    /** Time passes. */
    public synchronized void advance(Duration duration) {
        wall = wall.plus(duration);
        ticks += duration.toNanos();
    }

    /** Somebody sets the wall clock. */
    public synchronized void setWall(Instant time) {
        wall = time;
    }
}
