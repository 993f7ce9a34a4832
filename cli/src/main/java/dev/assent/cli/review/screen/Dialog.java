package dev.assent.cli.review.screen;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A question to the reviewer, below the ask, which stays visible. {@link Dialogs} makes them.
 *
 * @param title what it is about
 * @param lines more about it, in display form
 * @param fields what is to be typed
 * @param focus the field that takes the keys; the number of fields if all are typed: then {@code keys} work
 * @param keys what works once all is typed: {@code y approve}
 */
public record Dialog(
        Look look, String title, List<String> lines, List<Field> fields, int focus, List<String> keys) {
    /** How it looks: by layout, not by colour alone. */
    public enum Look {
        /** A quiet line or two. */
        CALM,
        /** A heavy frame: an approval that can do much harm. */
        GRAVE,
        /** A rejection. */
        REJECT
    }

    public Dialog {
        requireNonNull(look, "look");
        requireNonNull(title, "title");
        lines = List.copyOf(lines);
        fields = List.copyOf(fields);
        keys = List.copyOf(keys);
    }

    /** The same with one field changed. */
    public Dialog with(int index, Field field) {
        List<Field> changed = new java.util.ArrayList<>(fields);
        changed.set(index, field);
        return new Dialog(look, title, lines, changed, focus, keys);
    }

    /** The same with another field in focus. */
    public Dialog focus(int index) {
        return new Dialog(look, title, lines, fields, index, keys);
    }
}
