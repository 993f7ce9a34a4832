package dev.assent.cli.review.arming;

import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.Key;
import java.time.Duration;

/** A line that is typed, and whether it was typed at the pace of a person. */
final class Field {
    static final int MAX = 1_000;

    /** A person takes longer from one character to the next, on average, however the network bunches them. */
    static final Duration PACE = Duration.ofMillis(25);

    private final StringBuilder text = new StringBuilder();
    private long first;
    private long last;

    /** Returns whether the input was one for a field. */
    boolean take(Input input, long at) {
        if (input instanceof Input.Typed typed) {
            first = text.isEmpty() ? at : first;
            last = at;
            append(typed.text());
        } else if (input.is(Key.BACKSPACE)) {
            if (!text.isEmpty()) {
                text.setLength(text.offsetByCodePoints(text.length(), -1));
            }
        } else if (input.is(Key.ERASE_LINE)) {
            clear();
        } else {
            return false;
        }
        return true;
    }

    /** For fields that decide nothing. Line ends of what is pasted become spaces. */
    void takeOrPaste(Input input, long at) {
        if (input instanceof Input.Pasted pasted) {
            append(pasted.text().strip().replaceAll("\\R|\\t", " "));
        } else {
            take(input, at);
        }
    }

    void clear() {
        text.setLength(0);
    }

    String text() {
        return text.toString();
    }

    boolean isTypedByAPerson() {
        return last - first >= PACE.toNanos() * Math.max(0, text.codePointCount(0, text.length()) - 1);
    }

    private void append(String more) {
        if (text.length() + more.length() <= MAX) {
            text.append(more);
        }
    }
}
