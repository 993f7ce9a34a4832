package dev.assent.client;

/** What one reviewer says of an ask. */
public enum VerdictOutcome {
    APPROVE,
    REJECT
}
