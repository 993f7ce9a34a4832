package dev.assent.cli;

import static java.util.Objects.requireNonNull;

/** A command cannot go on. The message is for the person at the terminal and has no untrusted text in raw form. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    public Failure(ExitCode code, String message) {
        super(message, null, false, false);
        this.code = requireNonNull(code, "code");
    }

    public ExitCode code() {
        return code;
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
