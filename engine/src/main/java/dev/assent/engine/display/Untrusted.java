package dev.assent.engine.display;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Text that an agent controls, wholly or in part. {@link #toString()} is the display form, so that no message, log or
 * screen shows the raw text by accident.
 */
public record Untrusted(String raw) {
    public Untrusted {
        requireNonNull(raw, "raw");
    }

    /** One line for a screen: printable ASCII as it is, everything else as a visible escape. */
    public String display() {
        return Escape.line(raw);
    }

    /** Several lines for a screen: as {@link #display()}, but a line feed also begins a new line. */
    public String displayLines() {
        return Escape.lines(raw);
    }

    /** Length in code points. */
    public int characters() {
        return raw.codePointCount(0, raw.length());
    }

    /** What can mislead a person who reads the text. */
    public Set<TextFlag> flags() {
        return TextFlag.of(raw);
    }

    @Override
    public String toString() {
        return display();
    }
}
