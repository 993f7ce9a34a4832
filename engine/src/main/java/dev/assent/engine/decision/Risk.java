package dev.assent.engine.decision;

/** How much harm a wrong approval can do, from the least to the most. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public Risk highest(Risk other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether a reviewer must type the ask's challenge to approve. */
    public boolean needsChallenge() {
        return compareTo(HIGH) >= 0;
    }
}
