package dev.assent.engine.decision;

/** What policy says, from the mildest to the strictest. Only {@link #ALLOW} permits. */
public enum Effect {
    ALLOW,
    ASK,
    DENY;

    /** DENY beats ASK beats ALLOW. */
    public Effect strictest(Effect other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
