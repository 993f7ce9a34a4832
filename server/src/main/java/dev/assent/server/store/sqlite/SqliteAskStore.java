package dev.assent.server.store.sqlite;

import dev.assent.server.port.AskQuery;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Asks in an SQLite file of the data folder, {@code asks.db}. One thread writes, one reads, and one completes the futures and
 * calls back: what is chained to a future must be quick or go elsewhere. A future completes when the commit is on disk. Safe
 * for any thread; the settings stand in README.md beside this file.
 */
public final class SqliteAskStore implements AskStore {
    private final StoreFolder folder;
    private final String id;
    private final WorkQueue<Work<AskTransaction, ?>> writes;
    private final WorkQueue<Work<AskQuery, ?>> reads;
    private final Answers answers = new Answers();
    private final List<Thread> workers;

    private SqliteAskStore(
            StoreFolder folder, SqliteSettings settings, Identity identity, InstantSource clock, LongSupplier ticker) {
        this.folder = folder;
        this.id = identity.storeId;
        this.writes = new WorkQueue<>(settings.queueBound());
        this.reads = new WorkQueue<>(settings.queueBound());
        StoreClock time = new StoreClock(clock, ticker, StoredTime.instant(identity.lastTime));
        this.workers = List.of(
                thread("writer", new Writer(writes, new Session(folder, settings.busyMillis()), time, answers)),
                thread("reader", new Reader(reads, new Session(folder, settings.busyMillis()), time, answers)));
        workers.forEach(Thread::start);
    }

    /**
     * Opens the store of the folder, and makes folder and store if they are not there.
     *
     * @param nanoTicker monotonic nanoseconds from any origin
     * @throws dev.assent.server.port.UnavailableException if another process uses the folder, or if the store cannot be
     *     opened
     */
    public static SqliteAskStore open(Path folder, InstantSource clock, LongSupplier nanoTicker) {
        return open(folder, SqliteSettings.DEFAULT, clock, nanoTicker);
    }

    static SqliteAskStore open(Path path, SqliteSettings settings, InstantSource clock, LongSupplier nanoTicker) {
        StoreFolder folder = StoreFolder.hold(path);
        try (Sql sql = Session.connect(folder, settings.busyMillis())) {
            Migrations.apply(sql);
            // what was let go before a crash may still stand in the log
            Session.emptyLog(sql);
            Identity identity = sql.first(
                            "SELECT store_id, last_time FROM meta",
                            row -> new Identity(row.getString(1), row.getLong(2)))
                    .orElseThrow();
            return new SqliteAskStore(folder, settings, identity, clock, nanoTicker);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public <R> CompletableFuture<R> write(Function<AskTransaction, R> function) {
        return enqueue(writes, new Work<AskTransaction, R>(function));
    }

    @Override
    public <R> CompletableFuture<R> read(Function<AskQuery, R> function) {
        return enqueue(reads, new Work<AskQuery, R>(function));
    }

    @Override
    public void onChange(Runnable callback) {
        answers.onChange(callback);
    }

    /** Must not be called from a callback or from what is chained to a future: it waits for those. */
    @Override
    public void close() {
        writes.close();
        reads.close();
        workers.forEach(SqliteAskStore::join);
        answers.close();
        folder.close();
    }

    /** A crash loses nothing that was acknowledged, so no thread of the store keeps the process alive. */
    static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, "ask-store-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private static <Q, R> CompletableFuture<R> enqueue(WorkQueue<Work<Q, ?>> queue, Work<Q, R> work) {
        try {
            queue.add(work);
            return work.future();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void join(Thread worker) {
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Identity(String storeId, long lastTime) {}
}
