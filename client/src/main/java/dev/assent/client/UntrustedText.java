package dev.assent.client;

import static java.util.Objects.requireNonNull;

/**
 * Text that an agent controls, wholly or in part. Do not show {@code raw}; and before showing {@code display}, which the
 * server made, be sure that your screen takes it.
 *
 * @param raw the text itself
 * @param display the server's escaped form of it
 */
public record UntrustedText(String raw, String display) {
    public static final UntrustedText EMPTY = new UntrustedText("", "");

    public UntrustedText {
        requireNonNull(raw, "raw");
        requireNonNull(display, "display");
    }

    public boolean isEmpty() {
        return raw.isEmpty();
    }

    @Override
    public String toString() {
        return display;
    }
}
