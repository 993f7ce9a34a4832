package dev.assent.server.grpc;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Instants and durations on the wire. */
final class Times {
    private static final java.time.Duration MAX_WAIT = java.time.Duration.ofHours(24);

    /** What is spared of a deadline so that the answer still arrives. */
    private static final java.time.Duration MAX_SPARE = java.time.Duration.ofMillis(500);

    private Times() {}

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    static Duration duration(java.time.Duration duration) {
        return Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }

    static java.time.Duration duration(Duration duration) {
        return java.time.Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
    }

    /**
     * How long to wait: no longer than asked for, and no longer than the deadline of this call allows.
     *
     * @throws CommandException if it is below zero or above 24 hours
     */
    static java.time.Duration wait(Duration wanted) {
        java.time.Duration wait = duration(wanted);
        if (wait.isNegative() || wait.compareTo(MAX_WAIT) > 0) {
            throw new CommandException(ErrorReason.INVALID_WAIT, "a wait is 0 to 24 hours");
        }
        return withinDeadline(wait);
    }

    /** The longest wait that the deadline of this call allows. */
    static java.time.Duration longestWait() {
        return withinDeadline(MAX_WAIT);
    }

    private static java.time.Duration withinDeadline(java.time.Duration wait) {
        Deadline deadline = Context.current().getDeadline();
        if (deadline == null) {
            return wait;
        }
        java.time.Duration left = java.time.Duration.ofNanos(Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS)));
        java.time.Duration tenth = left.dividedBy(10);
        java.time.Duration usable = left.minus(tenth.compareTo(MAX_SPARE) < 0 ? tenth : MAX_SPARE);
        return usable.compareTo(wait) < 0 ? usable : wait;
    }
}
