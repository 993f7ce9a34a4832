package dev.assent.server.port;

/** A bounded queue is full. Nothing was done; the caller may try again after a pause. */
public final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OverloadedException(String message) {
        super(message);
    }
}
