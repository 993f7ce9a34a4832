package dev.assent.cli.view;

import java.util.regex.Pattern;

/**
 * JSON text of {@link JsonText} as YAML, one member a line: the same tree, every text in double quotes and ASCII, so that no
 * reader takes one for a number, a truth or a tag, and none does anything to a terminal.
 */
public final class YamlText {
    /** A longer key is written in YAML's explicit form; readers look for the colon in the next 1,024 characters only. */
    private static final int MAX_KEY = 1_000;

    private static final String INDENT = "  ";

    /** Readers of YAML 1.1 take a number with an exponent for a text, unless the exponent has a sign. */
    private static final Pattern EXPONENT = Pattern.compile("(?<=[0-9])([eE])(?=[0-9])");

    private final String json;
    private final StringBuilder out = new StringBuilder();
    private int next;

    private YamlText(String json) {
        this.json = json;
    }

    /**
     * A document without the line feed at its end.
     *
     * @param value what {@link JsonText#of} takes
     */
    public static String of(Object value) {
        YamlText text = new YamlText(JsonText.of(value));
        text.value(0);
        return text.out.toString().stripTrailing();
    }

    /** Stands where the value may begin, on a line of its own or behind a dash. */
    private void value(int depth) {
        switch (json.charAt(next)) {
            case '{' -> members(depth, '}');
            case '[' -> members(depth, ']');
            default -> out.append(scalar()).append('\n');
        }
    }

    private void members(int depth, char end) {
        next++;
        if (json.charAt(next) == end) {
            next++;
            out.append(end == '}' ? "{}\n" : "[]\n");
            return;
        }
        boolean first = true;
        while (json.charAt(next) != end) {
            next += json.charAt(next) == ',' ? 1 : 0;
            out.append(first ? "" : INDENT.repeat(depth));
            first = false;
            if (end == ']') {
                out.append("- ");
                value(depth + 1);
            } else {
                member(depth);
            }
        }
        next++;
    }

    private void member(int depth) {
        String key = scalar();
        next++; // the colon
        boolean inside = json.startsWith("{\"", next) || (json.charAt(next) == '[' && json.charAt(next + 1) != ']');
        if (key.length() > MAX_KEY) {
            out.append("? ").append(key).append('\n').append(INDENT.repeat(depth));
            key = "";
        }
        out.append(key).append(':').append(inside ? "\n" + INDENT.repeat(depth + 1) : " ");
        value(depth + 1);
    }

    /** A text in quotes, or a number or word. */
    private String scalar() {
        int start = next;
        if (json.charAt(next) != '"') {
            while (next < json.length() && ",]}".indexOf(json.charAt(next)) < 0) {
                next++;
            }
            return EXPONENT.matcher(json.substring(start, next)).replaceAll("$1+");
        }
        for (next++; json.charAt(next) != '"'; next++) {
            next += json.charAt(next) == '\\' ? 1 : 0;
        }
        next++;
        return wholeCharacters(json.substring(start, next));
    }

    /** JSON writes a character beyond U+FFFF as two halves, which YAML does not join: {@code \}{@code UXXXXXXXX} is its form. */
    private static String wholeCharacters(String quoted) {
        StringBuilder text = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            if (quoted.charAt(i) != '\\') {
                text.append(quoted.charAt(i));
            } else if (quoted.charAt(i + 1) != 'u') {
                text.append(quoted, i, i + 2);
                i++;
            } else {
                char unit = unit(quoted, i);
                boolean pair = Character.isHighSurrogate(unit)
                        && quoted.startsWith("\\u", i + 6)
                        && Character.isLowSurrogate(unit(quoted, i + 6));
                int character = pair ? Character.toCodePoint(unit, unit(quoted, i + 6)) : unit;
                // half a character is nothing that YAML can write
                int shown = Character.isSurrogate(unit) && !pair ? 0xFFFD : character;
                text.append(pair ? String.format("\\U%08x", shown) : String.format("\\u%04x", shown));
                i += pair ? 11 : 5;
            }
        }
        return text.toString();
    }

    private static char unit(String quoted, int at) {
        return (char) Integer.parseInt(quoted, at + 2, at + 6, 16);
    }
}
