package dev.assent.server.store.sqlite;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function that waits for its turn, and the future of its result. The worker runs it and settles how it went; the future
 * completes later, when what it wrote is durable.
 */
final class Work<Q, R> {
    private final Function<? super Q, R> function;
    private final CompletableFuture<R> future = new CompletableFuture<>();
    private @Nullable R result;
    private @Nullable Throwable failure;

    Work(Function<? super Q, R> function) {
        this.function = function;
    }

    CompletableFuture<R> future() {
        return future;
    }

    /** Never throws: whatever the function throws is its result. */
    void run(Q query) {
        try {
            result = function.apply(query);
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** What the function itself threw stays the answer. */
    void fail(Throwable reason) {
        failure = failure == null ? reason : failure;
    }

    @SuppressWarnings("NullAway") // a function may give null; then so does the future
    void complete() {
        if (failure != null) {
            future.completeExceptionally(failure);
        } else {
            future.complete(result);
        }
    }
}
