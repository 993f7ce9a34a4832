package dev.assent.cli.view;

/** Strings between double quotes, in printable ASCII alone: safe on a terminal, and they read back as they were. */
public final class Quoted {
    private Quoted() {}

    /** For JSON: other characters as {@code \}{@code uXXXX}, those beyond U+FFFF as a pair. */
    public static String json(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            unit(text.charAt(i), out);
        }
        return out.append('"').toString();
    }

    /** For YAML: as {@link #json}, but characters beyond U+FFFF as {@code \UXXXXXXXX}, since YAML knows no pairs. */
    public static String yaml(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (Character.isBmpCodePoint(c)) {
                unit((char) c, out);
            } else {
                out.append(String.format("\\U%08x", c));
            }
        });
        return out.append('"').toString();
    }

    /** JSON text that is whole already: outside ASCII, and among controls but white space, there is only the inside of strings. */
    static void ascii(String json, StringBuilder out) {
        for (int i = 0; i < json.length(); i++) {
            char unit = json.charAt(i);
            if (unit == '"' || unit == '\\') {
                out.append(unit);
            } else {
                unit(unit, out);
            }
        }
    }

    private static void unit(char unit, StringBuilder out) {
        if (unit == '"' || unit == '\\') {
            out.append('\\').append(unit);
        } else if (unit >= 0x20 && unit <= 0x7E) {
            out.append(unit);
        } else {
            out.append(String.format("\\u%04x", (int) unit));
        }
    }
}
