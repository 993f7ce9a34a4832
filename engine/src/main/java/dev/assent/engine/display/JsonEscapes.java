package dev.assent.engine.display;

/** The escapes inside strings of JSON text, without a parser: outside strings JSON has no backslash. */
final class JsonEscapes {
    private static final String SHORT = "\"\\/bfnrt";
    private static final String MEANING = "\"\\/\b\f\n\r\t";
    private static final int UNICODE = 6;

    private JsonEscapes() {}

    /** Of the escape that begins at this backslash, in UTF-16 units; 1 if there is none. */
    static int length(String text, int at) {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (SHORT.indexOf(kind) >= 0) {
            return 2;
        }
        return kind == 'u' && unit(text, at) >= 0 ? UNICODE : 1;
    }

    /** The text with its escapes resolved and without indentation: what its strings mean. */
    static String meaning(String json) {
        StringBuilder out = new StringBuilder(json.length());
        int at = 0;
        while (at < json.length()) {
            if (at == 0 || json.charAt(at - 1) == '\n') {
                at = afterIndentation(json, at);
                if (at == json.length()) {
                    break;
                }
            }
            char c = json.charAt(at);
            int length = c == '\\' ? length(json, at) : 1;
            if (length == 2) {
                out.append(MEANING.charAt(SHORT.indexOf(json.charAt(at + 1))));
            } else {
                out.append(length == UNICODE ? (char) unit(json, at) : c);
            }
            at += length;
        }
        return out.toString();
    }

    private static int afterIndentation(String json, int from) {
        int at = from;
        while (at < json.length() && at - from < Escape.INDENT && json.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int unit(String text, int at) {
        if (at + UNICODE > text.length()) {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + UNICODE; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }
}
