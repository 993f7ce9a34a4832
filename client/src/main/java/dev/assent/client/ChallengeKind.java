package dev.assent.client;

/** What a reviewer types to approve an ask. */
public enum ChallengeKind {
    /** Nothing. */
    NONE,
    /** The ask's code, in capital or small letters. */
    CODE,
    /** The ask's target, byte for byte. */
    TARGET
}
