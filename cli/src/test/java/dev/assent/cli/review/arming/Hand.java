package dev.assent.cli.review.arming;

import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.Key;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;

/** A person at an ask: opens a dialog by its key if that counts, and answers it, at moments that the test chooses. */
final class Hand {
    private final LongFunction<Dialog> opens;
    private final char key;
    final Arming arming;
    private long now;
    private Optional<Dialog> dialog = Optional.empty();
    private Outcome outcome = Outcome.GOING_ON;
    private String refusal = "";

    Hand(char key, LongFunction<Dialog> opens) {
        this.key = key;
        this.opens = opens;
        this.arming = new Arming(0);
        arming.shows("ask 1", 0);
    }

    static Hand at(Stakes stakes) {
        return new Hand('a', now -> new Approval(stakes, now)).after(1_000);
    }

    /** Time passes, in steps in which the loop looks at the clock. */
    Hand after(long millis) {
        for (long i = 0; i < millis; i++) {
            now += Duration.ofMillis(1).toNanos();
            settle(dialog.filter(open -> open.due().isPresent() && open.due().getAsLong() <= now)
                    .map(open -> open.tick(now))
                    .orElse(Outcome.GOING_ON));
        }
        return this;
    }

    /** Keys at the pace of a person: 100 ms. */
    Hand types(String keys) {
        keys.codePoints().forEach(c -> after(100).gives(input(c)));
        return this;
    }

    /** Keys that arrive in one millisecond. */
    Hand burst(String keys) {
        keys.codePoints().forEach(c -> gives(input(c)));
        return this;
    }

    Hand presses(Key pressed) {
        return gives(Input.key(pressed));
    }

    Hand gives(Input input) {
        arming.received(input, now);
        if (input instanceof Input.Resized) {
            dialog.ifPresent(open -> open.disturbed(now));
        }
        if (dialog.isPresent()) {
            settle(dialog.get().take(input, arming, now));
        } else if (input.is(key)) {
            refusal = arming.refusal().orElse("");
            if (refusal.isEmpty()) {
                outcome = Outcome.GOING_ON;
                dialog = Optional.of(opens.apply(now));
            }
        }
        return this;
    }

    Hand screenShows(Object basis) {
        arming.shows(basis, now);
        return this;
    }

    boolean isOpen() {
        return dialog.isPresent();
    }

    Prompt prompt() {
        return dialog.orElseThrow().prompt(now);
    }

    Outcome outcome() {
        return outcome;
    }

    /** Why the last deciding key did not count. */
    String refusal() {
        return refusal;
    }

    private void settle(Outcome step) {
        if (step.state() != Outcome.State.GOING_ON) {
            outcome = step;
            dialog = Optional.empty();
        }
    }

    private static Input input(int c) {
        return switch (c) {
            case '\n' -> Input.key(Key.ENTER);
            case 0x1B -> Input.key(Key.ESCAPE);
            default -> new Input.Typed(c);
        };
    }
}
