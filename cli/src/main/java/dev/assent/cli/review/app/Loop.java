package dev.assent.cli.review.app;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is to be done on the review's thread, in its order. Any thread adds to it. Public for the benchmark. */
public final class Loop implements Executor {
    private static final int MAX_WAITING = 4_096;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>(MAX_WAITING);
    private volatile boolean over;

    /** Adds an event; waits while the queue is full. What comes after the end is forgotten. */
    @Override
    public void execute(Runnable event) {
        try {
            while (!over && !events.offer(event, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Adds an event unless the queue is full: for keys, of which nobody means a thousand ahead. */
    void offer(Runnable event) {
        if (!over) {
            events.offer(event);
        }
    }

    /** The next event; null if none comes in time. */
    public @Nullable Runnable next(long nanos) throws InterruptedException {
        return nanos <= 0 ? events.poll() : events.poll(nanos, TimeUnit.NANOSECONDS);
    }

    void finish() {
        over = true;
        events.clear();
    }

    boolean isOver() {
        return over;
    }
}
