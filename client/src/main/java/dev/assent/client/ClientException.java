package dev.assent.client;

import java.util.Map;

/** A call that got no answer: there is no decision, and nothing may run. */
public final class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as a caller acts on it differently. */
    public enum Kind {
        /** The request is not one that the server takes. Do not repeat it. */
        INVALID_REQUEST,
        NOT_FOUND,
        NOT_AUTHENTICATED,
        NOT_PERMITTED,
        /** Something else happened first: look again. */
        CONFLICT,
        /** The state of things does not admit the request. */
        FAILED_PRECONDITION,
        /** Nobody answers, or not now. Repeat later with the same request id. */
        UNAVAILABLE,
        /** The server has too much to do. Repeat later with the same request id. */
        OVERLOADED,
        /** No answer in time: the request may have been carried out. */
        TIMED_OUT,
        UNIMPLEMENTED,
        /** Anything else, for example a fault in the server. */
        INTERNAL
    }

    private final Kind kind;
    private final String reason;

    @SuppressWarnings("serial") // an unmodifiable copy of strings
    private final Map<String, String> metadata;

    ClientException(Kind kind, String reason, Map<String, String> metadata, String message) {
        super(message);
        this.kind = kind;
        this.reason = reason;
        this.metadata = Map.copyOf(metadata);
    }

    public Kind kind() {
        return kind;
    }

    /** The server's name for the reason, such as {@code ASK_NOT_FOUND}; empty if it gave none. */
    public String reason() {
        return reason;
    }

    /** Particulars that belong to the reason, such as {@code state}. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** Whether the same request, with the same request id, may succeed later. */
    public boolean isTransient() {
        return kind == Kind.UNAVAILABLE || kind == Kind.OVERLOADED;
    }

    /** Whether no server of ours answered at all. */
    public boolean isUnreachable() {
        return kind == Kind.TIMED_OUT
                || (kind == Kind.UNAVAILABLE && (reason.isEmpty() || reason.equals("SHUTTING_DOWN")));
    }
}
