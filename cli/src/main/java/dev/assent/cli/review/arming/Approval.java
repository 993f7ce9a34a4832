package dev.assent.cli.review.arming;

import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An approval, from the first {@code a} on: at LOW a hold in which it can be undone, at MEDIUM one more key, at HIGH a typed
 * code, at CRITICAL the typed target, a reason, and one more key. Several asks at once take the one more key. Enter ends a
 * line but approves nothing; neither does the mouse or a paste.
 */
public final class Approval implements Dialog {
    /** How long an approval at LOW can be undone. */
    public static final Duration HOLD = Duration.ofSeconds(3);

    /** A key that comes this soon after the deciding one belongs to a paste that contains both. */
    static final Duration SETTLE = Duration.ofMillis(60);

    private final Stakes stakes;
    private final List<Step> steps;
    private final WayOut wayOut;
    private final Field field = new Field();
    private int at;
    private long stepBegan;
    private String answer = "";
    private String note = "";
    private String hint = "";

    public Approval(Stakes stakes, long now) {
        this.stakes = stakes;
        this.wayOut = new WayOut(now, "undone");
        this.stepBegan = now;
        Step typed = stakes.isTarget() ? Step.TARGET : Step.CODE;
        this.steps = switch (stakes.risk()) {
            case LOW -> stakes.asks() == 1 ? List.of(Step.HOLD) : List.of(Step.CONFIRM, Step.SETTLE);
            case MEDIUM -> List.of(Step.CONFIRM, Step.SETTLE);
            case HIGH -> List.of(typed, Step.SETTLE);
            case CRITICAL -> List.of(typed, Step.REASON, Step.CONFIRM, Step.SETTLE);
        };
    }

    @Override
    public Outcome take(Input input, Arming arming, long now) {
        Optional<Outcome> left = wayOut.taken(input, now);
        if (left.isPresent()) {
            return left.get();
        }
        hint = "";
        return switch (step()) {
            case HOLD -> hold(input);
            case SETTLE -> input.isKey() ? Outcome.cancelled("another key came with the last one") : Outcome.GOING_ON;
            case CONFIRM -> confirm(input, arming, now);
            case CODE -> code(input, arming, now);
            case TARGET -> target(input, arming, now);
            case REASON -> reason(input, now);
            case REJECT_REASON, REJECT_NOTE -> throw new IllegalStateException("no step of an approval");
        };
    }

    @Override
    public Outcome tick(long now) {
        boolean waits = step() == Step.HOLD || step() == Step.SETTLE;
        return waits && now - stepBegan >= pause().toNanos() ? Outcome.decided(answer, note) : Outcome.GOING_ON;
    }

    @Override
    public void disturbed(long now) {
        stepBegan = now;
    }

    @Override
    public OptionalLong due() {
        return step() == Step.HOLD || step() == Step.SETTLE
                ? OptionalLong.of(stepBegan + pause().toNanos())
                : OptionalLong.empty();
    }

    @Override
    public Prompt prompt(long now) {
        Duration remaining = due().isPresent() ? Duration.ofNanos(Math.max(0, due().getAsLong() - now)) : Duration.ZERO;
        return new Prompt(step(), field.text(), hint, remaining);
    }

    private Step step() {
        return steps.get(at);
    }

    private Duration pause() {
        return step() == Step.HOLD ? HOLD : SETTLE;
    }

    private Outcome next(long now) {
        at++;
        stepBegan = now;
        field.clear();
        return Outcome.GOING_ON;
    }

    private Outcome hold(Input input) {
        if (input.is('u')) {
            return Outcome.cancelled("undone");
        }
        return input.is('a') ? Outcome.cancelled("a came again, as if it were held down") : Outcome.GOING_ON;
    }

    private Outcome confirm(Input input, Arming arming, long now) {
        if (input.is('n')) {
            return Outcome.cancelled("undone");
        }
        if (!input.is('y')) {
            return hint(input.isKey() ? "y approves, Esc goes back" : "");
        }
        if (now - stepBegan < Arming.CALM.toNanos()) {
            return hint("that was too fast to have been read; y approves");
        }
        return arming.refusal().map(this::hint).orElseGet(() -> next(now));
    }

    private Outcome code(Input input, Arming arming, long now) {
        if (input instanceof Input.Pasted || !field.take(input, now)) {
            return hint("type the code; Enter, mouse and paste count for nothing");
        }
        return field.text().length() < stakes.answer().length() ? Outcome.GOING_ON : compare(arming, now, true);
    }

    private Outcome target(Input input, Arming arming, long now) {
        if (input.is(Key.ENTER)) {
            return compare(arming, now, false);
        }
        if (input instanceof Input.Pasted || !field.take(input, now)) {
            return hint("type the target; mouse and paste count for nothing");
        }
        return Outcome.GOING_ON;
    }

    private Outcome compare(Arming arming, long now, boolean ignoreCase) {
        String typed = ignoreCase ? field.text() : field.text().strip();
        boolean human = field.isTypedByAPerson();
        boolean same = ignoreCase ? typed.equalsIgnoreCase(stakes.answer()) : typed.equals(stakes.answer());
        if (stakes.answer().isEmpty()) {
            return Outcome.cancelled("the server has sent nothing to type, so it cannot be approved here");
        }
        if (!same || !human || !arming.hasFocus() || !arming.isCalm(now)) {
            field.clear();
            return hint(
                    !same
                            ? "that is not it"
                            : !human
                                    ? "it came all at once, as from a paste; type it"
                                    : "the screen has just changed; look, then type it again");
        }
        answer = ignoreCase ? stakes.answer() : typed;
        return next(now);
    }

    private Outcome reason(Input input, long now) {
        if (input.is(Key.ENTER)) {
            if (field.text().isBlank()) {
                return hint("an approval at CRITICAL says why");
            }
            note = field.text().strip();
            return next(now);
        }
        field.takeOrPaste(input, now);
        return Outcome.GOING_ON;
    }

    private Outcome hint(String text) {
        hint = text;
        return Outcome.GOING_ON;
    }
}
