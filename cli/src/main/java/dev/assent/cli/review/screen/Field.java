package dev.assent.cli.review.screen;

import static java.util.Objects.requireNonNull;

/**
 * A line that the reviewer types.
 *
 * @param label what is wanted
 * @param text what is typed so far
 * @param cursor before which character of it the next one goes
 * @param problem what is wrong with it; empty if nothing
 */
public record Field(String label, String text, int cursor, String problem) {
    public Field {
        requireNonNull(label, "label");
        requireNonNull(text, "text");
        requireNonNull(problem, "problem");
        cursor = Math.max(0, Math.min(cursor, text.length()));
    }

    public static Field empty(String label) {
        return new Field(label, "", 0, "");
    }
}
