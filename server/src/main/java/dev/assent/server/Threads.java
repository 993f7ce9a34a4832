package dev.assent.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that belong to no adapter: a clock that ticks, and a few for the reviewers' sessions. */
final class Threads implements AutoCloseable {
    private static final int REVIEW_THREADS = 2;

    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1, named("clock"));
    private final ExecutorService reviews = new ThreadPoolExecutor(
            REVIEW_THREADS, REVIEW_THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("review"));

    /** Runs the work of sessions; each session has one task in it at most, and sessions are bounded. */
    ExecutorService reviews() {
        return reviews;
    }

    void everySecond(Runnable work) {
        clock.scheduleWithFixedDelay(work, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        clock.shutdownNow();
        reviews.shutdown();
        if (!reviews.awaitTermination(1, TimeUnit.SECONDS)) {
            reviews.shutdownNow();
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
