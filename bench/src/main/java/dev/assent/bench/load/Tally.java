package dev.assent.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What came of the calls whose time is taken: those that are due, and for closed loops begun, inside the window. Latency
 * counts from the moment a call was due, also if it could not be sent then. Safe for any thread.
 */
final class Tally {
    private static final long HIGHEST = TimeUnit.MINUTES.toNanos(1);

    private final long from;
    private long to;
    private final Histogram latency = new Histogram(HIGHEST, 3);
    private long all;
    private long decisions;
    private long wrong;
    private long failed;

    /** The window in {@link System#nanoTime}. */
    Tally(long from, long to) {
        this.from = from;
        this.to = to;
    }

    synchronized boolean covers(long due) {
        return due - from >= 0 && due - to < 0;
    }

    synchronized boolean isOver(long now) {
        return now - to >= 0;
    }

    /** Closes the window: nothing falls due from then on. */
    synchronized void closeAt(long time) {
        to = Math.min(to, time);
    }

    synchronized void answered(long due, long end, int decided, int wrongOnes) {
        all += decided;
        if (covers(due)) {
            latency.recordValue(Math.max(0, Math.min(HIGHEST, end - due)));
            decisions += decided;
            wrong += wrongOnes;
        }
    }

    synchronized void failed(long due, int notDecided) {
        if (covers(due)) {
            failed += notDecided;
        }
    }

    synchronized LoadResult result() {
        return new LoadResult(all, decisions, wrong, failed, (to - from) / 1e9, latency.copy());
    }
}
