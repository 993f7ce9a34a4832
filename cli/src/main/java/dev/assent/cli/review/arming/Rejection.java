package dev.assent.cli.review.arming;

import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.Key;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A rejection, from the {@code d} on: a reason by one key, or typed after {@code t}. */
public final class Rejection implements Dialog {
    private final WayOut wayOut;
    private final Field field = new Field();
    private Step step = Step.REJECT_REASON;
    private String hint = "";

    public Rejection(long now) {
        this.wayOut = new WayOut(now, "not rejected");
    }

    @Override
    public Outcome take(Input input, Arming arming, long now) {
        Optional<Outcome> left = wayOut.taken(input, now);
        if (left.isPresent()) {
            return left.get();
        }
        hint = "";
        return step == Step.REJECT_REASON ? byKey(input, arming) : typed(input, now);
    }

    @Override
    public Outcome tick(long now) {
        return Outcome.GOING_ON;
    }

    @Override
    public void disturbed(long now) {}

    @Override
    public OptionalLong due() {
        return OptionalLong.empty();
    }

    @Override
    public Prompt prompt(long now) {
        return new Prompt(step, field.text(), hint, Duration.ZERO);
    }

    private Outcome byKey(Input input, Arming arming) {
        Optional<String> reason = Optional.empty();
        for (RejectReason known : RejectReason.values()) {
            reason = input.is(known.key()) ? Optional.of(known.text()) : reason;
        }
        if (reason.isEmpty() && !input.is('t')) {
            return input.isKey() ? hint("1 to 6 give a reason, t lets you type one, Esc goes back") : Outcome.GOING_ON;
        }
        if (arming.isBurst()) {
            return Outcome.cancelled("keys came all at once, as from a paste");
        }
        if (reason.isEmpty()) {
            step = Step.REJECT_NOTE;
            return Outcome.GOING_ON;
        }
        return Outcome.decided("", reason.get());
    }

    private Outcome typed(Input input, long now) {
        if (input.is(Key.ENTER)) {
            return field.text().isBlank()
                    ? hint("a rejection says why; the agent reads it")
                    : Outcome.decided("", field.text().strip());
        }
        field.takeOrPaste(input, now);
        return Outcome.GOING_ON;
    }

    private Outcome hint(String text) {
        hint = text;
        return Outcome.GOING_ON;
    }
}
