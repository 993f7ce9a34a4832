package dev.assent.cli.review.arming;

import dev.assent.cli.review.keys.Input;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a key that decides counts. It does not if it may have been meant for something else: typed before the screen
 * changed or right after, typed while the terminal has no focus, part of a paste, or repeated by a finger that stays on the
 * key. All inputs are reported in their order, with the moment at which they were read from the terminal.
 */
public final class Arming {
    /** For so long the screen must have stood still, so that it can have been read. */
    public static final Duration CALM = Duration.ofMillis(400);

    /** Keys closer together were not typed by a person: a paste on a terminal that does not mark it. */
    public static final Duration BURST = Duration.ofMillis(40);

    /** The same key again within this time may be the keyboard repeating it. Its first repeat comes after up to 0.7 s. */
    public static final Duration REPEAT = Duration.ofSeconds(1);

    private Object basis = "";
    private long changed;
    private boolean focused = true;
    private Input last = new Input.Focused(true);
    private long lastAt;
    private boolean burst;
    private boolean repeated;

    /** @param now the screen has just been painted for the first time */
    public Arming(long now) {
        this.changed = now;
        this.lastAt = now - REPEAT.toNanos();
    }

    /**
     * The screen has been painted.
     *
     * @param what all that a decision would rest on, as it stands there: equal values mean that nothing has changed
     */
    public void shows(Object what, long now) {
        if (!what.equals(basis)) {
            basis = what;
            changed = now;
        }
    }

    /** The whole screen is new to the reader. */
    public void disturbed(long now) {
        changed = now;
    }

    /** Reports an input before anything acts on it. */
    public void received(Input input, long at) {
        if (input instanceof Input.Focused focus) {
            if (focus.gained() && !focused) {
                changed = at; // the person has just come back
            }
            focused = focus.gained();
        } else if (input instanceof Input.Resized) {
            changed = at;
        }
        burst = at - lastAt < BURST.toNanos() && (last.isKey() || last instanceof Input.Pasted);
        repeated = input.isKey() && input.equals(last) && at - lastAt < REPEAT.toNanos();
        last = input;
        lastAt = at;
    }

    /** Why the input that was reported last does not decide; empty if it may. */
    public Optional<String> refusal() {
        if (!last.isKey()) {
            return Optional.of("only a key decides");
        }
        if (!focused) {
            return Optional.of("the terminal has no focus");
        }
        if (burst) {
            return Optional.of("keys came all at once, as from a paste");
        }
        if (repeated) {
            return Optional.of("the key repeats; press it once");
        }
        if (!isCalm(lastAt)) {
            return Optional.of("the screen has just changed; look first");
        }
        return Optional.empty();
    }

    /** Whether the screen had stood still long enough at that moment. */
    public boolean isCalm(long at) {
        return at - changed >= CALM.toNanos();
    }

    public boolean hasFocus() {
        return focused;
    }

    /** Whether the input that was reported last came together with the one before it. */
    public boolean isBurst() {
        return burst;
    }
}
