package dev.assent.engine.history;

/** Whose calls are counted. */
public enum CountScope {
    SESSION,
    AGENT,
    SUBJECT
}
