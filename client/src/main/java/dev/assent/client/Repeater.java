package dev.assent.client;

import dev.assent.client.ClientException.Kind;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs a blocking call again while its failure is transient.
 *
 * @param random numbers at least 0, below 1
 * @param nanoTime a clock that never goes back
 */
record Repeater(RetryPolicy policy, Sleeper sleeper, DoubleSupplier random, LongSupplier nanoTime) {
    /** Waits; a test does not. */
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    static Repeater real(RetryPolicy policy) {
        return new Repeater(
                policy, pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()), Math::random, System::nanoTime);
    }

    /** Repeats as often as the policy says. */
    <T> T run(Supplier<T> call) {
        for (int failures = 1; ; failures++) {
            try {
                return call.get();
            } catch (StatusRuntimeException e) {
                ClientException problem = Statuses.translate(e);
                if (!problem.isTransient() || failures >= policy.attempts()) {
                    throw problem;
                }
                sleep(policy.pause(failures, random.getAsDouble()));
            }
        }
    }

    /** Repeats until an instant of {@link #nanoTime}, however often; for calls that wait and are safe to repeat. */
    <T> T runUntil(long end, Supplier<T> call) {
        for (int failures = 1; ; failures++) {
            try {
                return call.get();
            } catch (StatusRuntimeException e) {
                ClientException problem = Statuses.translate(e);
                Duration pause = policy.pause(failures, random.getAsDouble());
                boolean repeatable = problem.isTransient() || problem.kind() == Kind.TIMED_OUT;
                if (!repeatable || end - nanoTime.getAsLong() <= pause.toNanos()) {
                    throw problem;
                }
                sleep(pause);
            }
        }
    }

    /** The shortest pause between two calls. */
    void pause() {
        sleep(policy.pause(1, random.getAsDouble()));
    }

    private void sleep(Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(Kind.UNAVAILABLE, "", Map.of(), "interrupted before the server answered");
        }
    }
}
