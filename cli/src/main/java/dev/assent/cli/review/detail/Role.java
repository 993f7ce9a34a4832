package dev.assent.cli.review.detail;

/** What a piece of text is, for its colour. Meaning never rests on the colour alone. */
public enum Role {
    /** Text of ours. */
    PLAIN,
    /** The name of what follows. */
    LABEL,
    /** The title of a block. */
    TITLE,
    /** Text of ours that matters less. */
    FAINT,
    /** Text of an agent or of a policy, in display form. */
    UNTRUSTED,
    /** The bar that stands before untrusted text. */
    GUTTER,
    /** What deserves a second look. */
    WARNING,
    /** A value that was not there in the last allowed call. */
    ADDED,
    /** A value of the last allowed call that is gone. */
    REMOVED,
    /** What an approval must repeat. */
    CODE
}
