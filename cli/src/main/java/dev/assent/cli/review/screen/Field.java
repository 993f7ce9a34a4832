package dev.assent.cli.review.screen;

import static java.util.Objects.requireNonNull;

/**
 * A line that the reviewer types; the cursor stands behind it.
 *
 * @param label what is wanted
 * @param text what is typed so far, as it came
 */
public record Field(String label, String text) {
    public Field {
        requireNonNull(label, "label");
        requireNonNull(text, "text");
    }
}
