package dev.assent.cli.review.arming;

/**
 * What has become of a dialog.
 *
 * @param message why it is cancelled
 * @param answer what was typed for the challenge; else empty
 * @param note the reason that was given; else empty
 */
public record Outcome(State state, String message, String answer, String note) {
    /** Only DECIDED is a verdict. */
    public enum State {
        GOING_ON,
        CANCELLED,
        DECIDED
    }

    static final Outcome GOING_ON = new Outcome(State.GOING_ON, "", "", "");

    static Outcome cancelled(String why) {
        return new Outcome(State.CANCELLED, why + "; nothing was sent", "", "");
    }

    static Outcome decided(String answer, String note) {
        return new Outcome(State.DECIDED, "", answer, note);
    }

    public boolean isDecided() {
        return state == State.DECIDED;
    }

    public boolean isCancelled() {
        return state == State.CANCELLED;
    }
}
