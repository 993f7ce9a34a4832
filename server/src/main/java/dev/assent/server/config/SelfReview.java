package dev.assent.server.config;

/** Whether people may answer asks that an agent made on their own behalf. */
public enum SelfReview {
    REFUSE,
    ALLOW
}
