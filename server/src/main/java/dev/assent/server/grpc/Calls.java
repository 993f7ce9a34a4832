package dev.assent.server.grpc;

import dev.assent.server.command.CommandException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Joins a unary call to a command's future: its answer, its failure, and the caller who hangs up. */
final class Calls {
    private final StatusMapper statuses;
    private final Executor writers;

    /** Messages are written by {@code writers}: a future may complete on a thread that others wait for. */
    Calls(StatusMapper statuses, Executor writers) {
        this.statuses = statuses;
        this.writers = writers;
    }

    <T, M> void answer(StreamObserver<M> caller, Supplier<CompletableFuture<T>> command, Function<T, M> message) {
        CompletableFuture<T> future;
        try {
            future = command.get();
        } catch (CommandException e) {
            caller.onError(StatusMapper.toStatus(e));
            return;
        } catch (RuntimeException e) {
            caller.onError(statuses.toStatus(e));
            return;
        }
        if (!future.isDone()) {
            // a caller who hangs up leaves the line; what is durable stays
            ((ServerCallStreamObserver<M>) caller).setOnCancelHandler(() -> future.cancel(false));
        }
        future.whenCompleteAsync(
                (value, failure) -> {
                    if (future.isCancelled()) {
                        return;
                    }
                    if (failure != null) {
                        caller.onError(statuses.toStatus(failure));
                        return;
                    }
                    try {
                        caller.onNext(message.apply(value));
                        caller.onCompleted();
                    } catch (RuntimeException e) {
                        caller.onError(statuses.toStatus(e));
                    }
                },
                writers);
    }
}
