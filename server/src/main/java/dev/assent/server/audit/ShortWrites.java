package dev.assent.server.audit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets network threads write while writing is quick. After a write that took long, as on a disk that is behind, they hand
 * their records to the log's own thread for a while.
 */
final class ShortWrites {
    /** More than a thread on a busy machine is kept waiting for a core. */
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AfterPass networkThreads;
    private final LongSupplier nanoTime;
    private volatile boolean paused;
    private volatile long pauseBegan;

    ShortWrites(AfterPass networkThreads, LongSupplier nanoTime) {
        this.networkThreads = networkThreads;
        this.nanoTime = nanoTime;
    }

    /** Whether this thread, being a network thread, will do the work at the end of its pass. */
    boolean run(Runnable work) {
        boolean quick = !paused || nanoTime.getAsLong() - pauseBegan >= PAUSE_NANOS;
        return quick && networkThreads.run(work);
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** A write that began then is done. */
    void wrote(long began) {
        long now = nanoTime.getAsLong();
        paused = now - began > LONG_NANOS;
        pauseBegan = now;
    }
}
