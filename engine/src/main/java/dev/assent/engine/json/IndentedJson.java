package dev.assent.engine.json;

/** JSON text for people: the same tokens in the same order, one member or element a line. */
public final class IndentedJson {
    private static final String STEP = "  ";

    private IndentedJson() {}

    /** Indents a text without spaces outside its strings, such as {@link CanonicalJson} writes. */
    public static String of(String compact) {
        StringBuilder out = new StringBuilder(compact.length() * 2);
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            if (inString) {
                out.append(c);
                if (c == '\\') {
                    out.append(compact.charAt(++i));
                }
                inString = c != '"';
                continue;
            }
            switch (c) {
                case '"' -> {
                    inString = true;
                    out.append(c);
                }
                case '{', '[' -> {
                    out.append(c);
                    if (compact.charAt(i + 1) == (c == '{' ? '}' : ']')) {
                        out.append(compact.charAt(++i));
                    } else {
                        newLine(out, ++depth);
                    }
                }
                case '}', ']' -> {
                    newLine(out, --depth);
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    newLine(out, depth);
                }
                case ':' -> out.append(": ");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static void newLine(StringBuilder out, int depth) {
        out.append('\n').append(STEP.repeat(depth));
    }
}
