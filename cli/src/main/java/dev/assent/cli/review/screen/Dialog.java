package dev.assent.cli.review.screen;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A question to the reviewer, below the ask, which stays visible. {@link Dialogs} makes them.
 *
 * @param title what it is about
 * @param lines more about it, in display form
 * @param field what is typed, if something is
 * @param problem what the last key was not good for; empty if nothing
 * @param keys what works now: {@code y approve}
 */
public record Dialog(
        Look look, String title, List<String> lines, Optional<Field> field, String problem, List<String> keys) {
    /** How it looks: by layout, not by colour alone. */
    public enum Look {
        /** A quiet line or two. */
        CALM,
        /** A heavy frame: an approval that can do much harm. */
        GRAVE
    }

    public Dialog {
        requireNonNull(look, "look");
        requireNonNull(title, "title");
        lines = List.copyOf(lines);
        requireNonNull(field, "field");
        requireNonNull(problem, "problem");
        keys = List.copyOf(keys);
    }

    static Dialog calm(String title, List<String> lines, String problem, String... keys) {
        return new Dialog(Look.CALM, title, lines, Optional.empty(), problem, List.of(keys));
    }
}
