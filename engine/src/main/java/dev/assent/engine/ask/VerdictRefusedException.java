package dev.assent.engine.ask;

/** A verdict that is not recorded; nothing has changed. */
public final class VerdictRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final VerdictRefusal refusal;

    public VerdictRefusedException(VerdictRefusal refusal, String message) {
        super(message, null, false, false);
        this.refusal = refusal;
    }

    public VerdictRefusal refusal() {
        return refusal;
    }
}
