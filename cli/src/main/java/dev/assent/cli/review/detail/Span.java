package dev.assent.cli.review.detail;

import static java.util.Objects.requireNonNull;

/** A piece of a line, in display form, without line feeds. */
public record Span(String text, Role role) {
    public Span {
        requireNonNull(text, "text");
        requireNonNull(role, "role");
    }
}
