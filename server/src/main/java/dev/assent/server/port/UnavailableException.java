package dev.assent.server.port;

/** A port cannot do its work now. Nothing was done; the caller may try again later. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which port it is. */
    public enum Part {
        ASK_STORE,
        DECISION_LOG,
        POLICY_SET
    }

    private final Part part;

    public UnavailableException(Part part, String message, Throwable cause) {
        super(message, cause);
        this.part = part;
    }

    public UnavailableException(Part part, String message) {
        super(message);
        this.part = part;
    }

    public Part part() {
        return part;
    }
}
