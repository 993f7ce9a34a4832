package dev.assent.engine.ask;

/** Why the real call of an ask that has ended is still needed. Each kind has its own time, after which the call is let go. */
public enum CallHold {
    /** Nobody needs it: the ask ended, and no answer runs the call. */
    UNAPPROVED,
    /** An agent can still fetch a decision that runs the call. */
    REDEEMABLE,
    /** An agent has fetched it, and may ask for it again. */
    REDEEMED
}
