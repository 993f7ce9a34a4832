package dev.assent.server.command;

import dev.assent.server.port.OverloadedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Composition that passes cancellation on to the step that is running, which {@link CompletableFuture} does not. */
final class Futures {
    private Futures() {}

    /** Runs work on another thread; a full queue is {@link OverloadedException}, a cancelled future is not begun. */
    static <A> CompletableFuture<A> run(Executor executor, Supplier<A> work) {
        try {
            return CompletableFuture.supplyAsync(work, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new OverloadedException("operators"));
        }
    }

    /** The values of all, in the same order; fails as the first of them in this order fails. Cancelling it cancels them. */
    static <A> CompletableFuture<List<A>> allCancellable(List<CompletableFuture<A>> all) {
        CompletableFuture<List<A>> values = CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]))
                .handle((done, failure) -> all)
                .thenApply(each -> each.stream().map(CompletableFuture::join).toList());
        values.whenComplete((value, failure) -> {
            if (values.isCancelled()) {
                all.forEach(each -> each.cancel(false));
            }
        });
        return values;
    }

    static <A, B> CompletableFuture<B> composeCancellable(
            CompletableFuture<A> first, Function<A, CompletableFuture<B>> next) {
        CompletableFuture<B> result = new CompletableFuture<>();
        first.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            try {
                CompletableFuture<B> second = next.apply(value);
                second.whenComplete((answer, error) -> {
                    if (error != null) {
                        result.completeExceptionally(error);
                    } else {
                        result.complete(answer);
                    }
                });
                result.whenComplete((answer, error) -> {
                    if (result.isCancelled()) {
                        second.cancel(false);
                    }
                });
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
