package dev.assent.engine.ask;

/** Where an ask stands. Every state but PENDING is final. */
public enum AskState {
    PENDING,
    APPROVED,
    DENIED,
    EXPIRED,
    CANCELLED;

    public boolean isFinal() {
        return this != PENDING;
    }
}
