package dev.assent.client;

/** How much harm a wrong approval can do. Anything that this client does not know arrives as CRITICAL. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** Whether an approval must repeat the challenge of the ask. */
    public boolean wantsChallenge() {
        return compareTo(HIGH) >= 0;
    }

    /** Whether an approval must say why in its note, with at least one letter or digit. */
    public boolean wantsReason() {
        return compareTo(CRITICAL) >= 0;
    }
}
