package dev.assent.cli.review.arming;

/** What a dialog waits for. */
public enum Step {
    /** The verdict is held back for a moment, and can be undone. */
    HOLD,
    /** The key {@code y}. */
    CONFIRM,
    /** The code that stands beside the risky value. */
    CODE,
    /** The target of the call. */
    TARGET,
    /** Why it is approved. */
    REASON,
    /** Nothing else: no key may follow too closely. */
    SETTLE,
    /** Why it is rejected, by a key. */
    REJECT_REASON,
    /** Why it is rejected, typed. */
    REJECT_NOTE
}
