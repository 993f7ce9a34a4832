package dev.assent.cli;

import dev.assent.client.ClientException;
import dev.assent.engine.display.Untrusted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** The one place where exceptions become messages and exit codes. */
public final class Failures {
    private Failures() {}

    public static Failure of(Throwable error) {
        if (error instanceof Failure known) {
            return known;
        }
        if (error instanceof ClientException problem) {
            return of(problem);
        }
        if (error instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return of(wrapped.getCause());
        }
        if (error instanceof NoSuchFileException missing) {
            return new Failure(ExitCode.FAILED, "there is no file " + shown(missing.getMessage()));
        }
        if (error instanceof AccessDeniedException denied) {
            return new Failure(ExitCode.FAILED, "this user may not open " + shown(denied.getMessage()));
        }
        if (error instanceof IOException io) {
            return new Failure(ExitCode.FAILED, shown(io.getMessage()));
        }
        return new Failure(
                ExitCode.FAILED,
                "unexpected " + error.getClass().getSimpleName() + ": " + shown(error.getMessage())
                        + " (this is a fault in assent)");
    }

    private static Failure of(ClientException problem) {
        String message = shown(problem.getMessage());
        if (problem.isUnreachable()) {
            return new Failure(ExitCode.UNREACHABLE, "the server does not answer: " + message);
        }
        return new Failure(code(problem), message);
    }

    private static ExitCode code(ClientException problem) {
        return switch (problem.kind()) {
            case INVALID_REQUEST -> ExitCode.USAGE;
            case NOT_FOUND -> ExitCode.NOT_FOUND;
            case NOT_AUTHENTICATED -> ExitCode.NOT_AUTHENTICATED;
            case NOT_PERMITTED -> ExitCode.REFUSED;
            case CONFLICT -> ExitCode.CONFLICT;
            case FAILED_PRECONDITION -> precondition(problem);
            case UNAVAILABLE, OVERLOADED, TIMED_OUT, UNIMPLEMENTED, INTERNAL -> ExitCode.FAILED;
        };
    }

    private static ExitCode precondition(ClientException problem) {
        return switch (problem.reason()) {
            case "CHALLENGE_FAILED" -> ExitCode.REFUSED;
            case "ASK_NOT_PENDING" ->
                switch (problem.metadata().getOrDefault("state", "")) {
                    case "EXPIRED" -> ExitCode.EXPIRED;
                    case "CANCELLED" -> ExitCode.CANCELLED;
                    default -> ExitCode.CONFLICT;
                };
            default -> ExitCode.CONFLICT;
        };
    }

    private static String shown(@Nullable String message) {
        return new Untrusted(String.valueOf(message)).display();
    }
}
