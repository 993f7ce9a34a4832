package dev.assent.server;

/** A sidecar that does not start; the message says to the operator what is wrong and what to do. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message, null, false, false);
    }
}
