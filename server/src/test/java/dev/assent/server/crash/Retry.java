package dev.assent.server.crash;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Repeats a call while the server is away, as clients are told to. */
final class Retry {
    /** What a call ends with whose server dies or is not there yet. */
    private static final Set<Status.Code> AWAY =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.CANCELLED);

    private Retry() {}

    /**
     * The answer, or empty once nobody wants it any longer.
     *
     * @throws StatusRuntimeException if the server answered with another error
     */
    static <T> Optional<T> until(BooleanSupplier givenUp, Supplier<T> call) throws InterruptedException {
        while (!givenUp.getAsBoolean()) {
            try {
                return Optional.of(call.get());
            } catch (StatusRuntimeException e) {
                if (!isAway(e.getStatus())) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return Optional.empty();
    }

    /** A status with a cause is made on this side: no cause travels. */
    static boolean isAway(Status status) {
        return AWAY.contains(status.getCode()) || status.getCause() instanceof IOException;
    }
}
