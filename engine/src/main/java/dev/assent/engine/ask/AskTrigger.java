package dev.assent.engine.ask;

/** What can end an ask. */
public enum AskTrigger {
    /** Enough of the right people approved. */
    REQUIREMENTS_MET,
    /** One reviewer rejected. */
    REJECTED,
    /** Policy, changed since, denies the call. */
    POLICY_DENIES,
    /** Policy, changed since, no longer asks. */
    POLICY_ALLOWS,
    /** The expiry passed. */
    TIME_UP,
    /** The agent no longer needs it. */
    CANCELLED_BY_AGENT;

    /** Whether reviewers ended it. */
    public boolean isByVerdict() {
        return this == REQUIREMENTS_MET || this == REJECTED;
    }
}
