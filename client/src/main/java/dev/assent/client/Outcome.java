package dev.assent.client;

/** What became of an allowed call. */
public enum Outcome {
    SUCCEEDED,
    FAILED,
    /** The caller did not run it. */
    NOT_RUN
}
