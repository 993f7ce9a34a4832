package dev.assent.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that belong to no adapter: a clock that ticks, a few for the reviewers' sessions, one for operators. */
final class Threads implements AutoCloseable {
    private static final int REVIEW_THREADS = 2;
    private static final int WAITING_OPERATORS = 16;

    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1, named("clock"));
    private final ExecutorService reviews = new ThreadPoolExecutor(
            REVIEW_THREADS, REVIEW_THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("review"));
    private final ExecutorService operators = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_OPERATORS), named("operator"));

    /** Runs what operators ask for, one thing at a time: it takes seconds; refuses what does not fit the queue. */
    ExecutorService operators() {
        return operators;
    }

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
        operators.shutdownNow();
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
