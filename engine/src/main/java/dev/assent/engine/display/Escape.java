package dev.assent.engine.display;

/**
 * The allow-list: printable ASCII passes, everything else becomes {@code ⟦U+XXXX⟧}. Nothing is dropped and nothing is
 * ambiguous: the brackets themselves are outside ASCII, so text cannot forge an escape.
 */
final class Escape {
    private static final String NEW_LINE = "⟦U+000A⟧";

    private Escape() {}

    static String line(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c >= 0x20 && c <= 0x7E) {
                out.append((char) c);
            } else {
                out.append(String.format("⟦U+%04X⟧", c));
            }
        });
        return out.toString();
    }

    static String lines(String text) {
        return line(text).replace(NEW_LINE, "\n");
    }
}
