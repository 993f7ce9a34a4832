package dev.assent.client;

/** Where an ask stands. Every state but PENDING is final. */
public enum AskState {
    PENDING,
    APPROVED,
    DENIED,
    EXPIRED,
    CANCELLED,
    /** A state of a newer server; not pending. */
    UNKNOWN
}
