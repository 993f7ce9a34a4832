package dev.assent.server.store.sqlite;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Completes futures and calls back, on a thread of its own, so that what callers do next does not hold up the next commit.
 * Safe for any thread.
 */
final class Answers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Answers.class.getName());

    private final ExecutorService thread;
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();

    Answers() {
        this.thread = Executors.newSingleThreadExecutor(task -> SqliteAskStore.thread("answers", task));
    }

    void onChange(Runnable callback) {
        callbacks.add(callback);
    }

    /** Makes room for more work, completes the futures, and calls back if there were events. */
    <W extends Work<?, ?>> void give(List<W> done, WorkQueue<W> queue, boolean events) {
        thread.execute(() -> {
            queue.finished(done.size());
            done.forEach(Work::complete);
            if (events) {
                callbacks.forEach(Answers::call);
            }
        });
    }

    /** Waits until everything that was given is out. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a callback of the ask store failed", e);
        }
    }
}
