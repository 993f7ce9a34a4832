package dev.assent.cli.review.screen;

import static java.util.Objects.requireNonNull;

/**
 * Who looks at the ask on the screen.
 *
 * @param reviewer only with OTHER
 */
public record Claim(State state, String reviewer) {
    /** Where the claim stands. */
    public enum State {
        /** Nobody holds it. */
        NONE,
        /** Asked for, not answered yet. */
        ASKED,
        YOURS,
        OTHER
    }

    public static final Claim NONE = new Claim(State.NONE, "");
    public static final Claim ASKED = new Claim(State.ASKED, "");
    public static final Claim YOURS = new Claim(State.YOURS, "");

    public Claim {
        requireNonNull(state, "state");
        requireNonNull(reviewer, "reviewer");
    }

    public static Claim by(String reviewer) {
        return new Claim(State.OTHER, reviewer);
    }
}
