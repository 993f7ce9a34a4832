package dev.assent.server.command;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Composition that passes cancellation on to the step that is running, which {@link CompletableFuture} does not. */
final class Futures {
    private Futures() {}

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
