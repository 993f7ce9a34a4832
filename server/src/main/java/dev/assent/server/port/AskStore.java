package dev.assent.server.port;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Where asks live. Nothing assumes that whoever opens an ask, answers it or waits for it is on the same machine: what one
 * node commits, every node reads, and is woken for.
 *
 * <p>Both methods return at once. The futures fail with {@link UnavailableException} if the store cannot do its work (the
 * transaction then left no mark), with {@link OverloadedException} if the queue is full, or with whatever the work threw
 * (then, too, it left no mark).
 */
public interface AskStore extends AutoCloseable {
    /** Names this store for as long as it lives, across restarts; cursors of other stores are foreign. */
    String id();

    /**
     * Runs the work as one transaction; transactions happen one after another. Completes when what it wrote is durable.
     * The work must be quick, must not block and may run on a thread of the store.
     */
    <R> CompletableFuture<R> write(Function<AskTransaction, R> work);

    /** Runs the query on one consistent state, which holds everything committed before the call. */
    <R> CompletableFuture<R> read(Function<AskQuery, R> query);

    /** Calls back after commits that wrote events, of any node; the callback must be quick, and may be called too often. */
    void onChange(Runnable callback);

    /** Finishes what was queued, then closes. Later calls fail with {@link UnavailableException}. */
    @Override
    void close();
}
