package dev.assent.cli.review.app;

import dev.assent.cli.Failure;
import dev.assent.cli.Failures;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Questions to the server that take their time: two at once, a bounded number in line; answers come to the loop.
 * Public for the benchmark.
 */
public final class Background implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int MAX_WAITING = 200;

    private final Executor loop;
    private final ThreadPoolExecutor threads;

    public Background(Executor loop) {
        this.loop = loop;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "assent-review-question");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Both listeners run on the loop; one of them does. */
    <T> void ask(Supplier<T> question, Consumer<T> answered, Consumer<Failure> failed) {
        try {
            threads.execute(() -> {
                try {
                    T answer = question.get();
                    loop.execute(() -> answered.accept(answer));
                } catch (RuntimeException e) {
                    Failure failure = Failures.of(e);
                    loop.execute(() -> failed.accept(failure));
                }
            });
        } catch (RejectedExecutionException e) {
            failed.accept(new Failure(dev.assent.cli.ExitCode.FAILED, "too many questions wait for the server"));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
