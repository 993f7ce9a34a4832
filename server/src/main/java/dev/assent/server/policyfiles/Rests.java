package dev.assent.server.policyfiles;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Makes a long piece of work give way, on a machine with few cores, to the calls that are decided meanwhile: after each few
 * milliseconds of work it rests as long as it worked. A short piece of work is not held up. For one thread and one piece of work.
 */
final class Rests implements Runnable {
    /** Nanoseconds of work before the first rest: an edit of some files is done by then. */
    static final long FREE = 100_000_000;

    /** Nanoseconds of work that a rest is worth while for; shorter than this, threads change places more than they work. */
    static final long WORK = 4_000_000;

    /** Longest rest in nanoseconds: if the machine stood still, that was no work. */
    static final long MOST = 20_000_000;

    private final LongSupplier nanoTicker;
    private final LongConsumer rest;
    private final long began;
    private long workedSince;

    /**
     * @param nanoTicker monotonic nanoseconds from any origin
     * @param rest waits for about so many nanoseconds
     */
    Rests(LongSupplier nanoTicker, LongConsumer rest) {
        this.nanoTicker = nanoTicker;
        this.rest = rest;
        this.began = nanoTicker.getAsLong();
        this.workedSince = began;
    }

    static Rests ofThisThread() {
        return new Rests(System::nanoTime, LockSupport::parkNanos);
    }

    /** To be called often while working. */
    @Override
    public void run() {
        long now = nanoTicker.getAsLong();
        if (now - began < FREE) {
            workedSince = now;
        } else if (now - workedSince >= WORK) {
            rest.accept(Math.min(now - workedSince, MOST));
            workedSince = nanoTicker.getAsLong();
        }
    }
}
