package dev.assent.server.command;

import dev.assent.server.port.OverloadedException;
import dev.assent.server.port.UnavailableException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What went wrong, in the words of the API. */
public final class Failures {
    private Failures() {}

    /** The failure as a caller may know it; empty for one that we did not foresee. */
    public static Optional<CommandException> explain(Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof CommandException known) {
            return Optional.of(known);
        }
        if (cause instanceof OverloadedException) {
            return Optional.of(
                    new CommandException(ErrorReason.OVERLOADED, "the server cannot keep up: try again after a pause"));
        }
        if (cause instanceof UnavailableException unavailable) {
            return Optional.of(explain(unavailable));
        }
        return Optional.empty();
    }

    /** The failure without the wrapping of futures. */
    public static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static CommandException explain(UnavailableException failure) {
        return switch (failure.part()) {
            case ASK_STORE ->
                new CommandException(
                        ErrorReason.ASK_STORE_UNAVAILABLE, "the ask store does not work now: nothing was changed");
            case DECISION_LOG ->
                new CommandException(
                        ErrorReason.DECISION_LOG_UNAVAILABLE,
                        "the decision cannot be put on record, so it is not given");
            case POLICY_SET ->
                new CommandException(
                        ErrorReason.POLICY_SET_NOT_LOADED, "no policy set has loaded yet: see the health report");
        };
    }
}
