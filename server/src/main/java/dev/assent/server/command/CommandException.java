package dev.assent.server.command;

import java.util.Map;

/** A command that has no answer. The message is for the person at the other end: no argument values, no secrets. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorReason reason;
    private final transient Map<String, String> metadata;

    public CommandException(ErrorReason reason, String message) {
        this(reason, message, Map.of());
    }

    public CommandException(ErrorReason reason, String message, Map<String, String> metadata) {
        super(message, null, false, false);
        this.reason = reason;
        this.metadata = Map.copyOf(metadata);
    }

    public ErrorReason reason() {
        return reason;
    }

    /** Every variable of the message, for programs. */
    public Map<String, String> metadata() {
        return metadata;
    }
}
