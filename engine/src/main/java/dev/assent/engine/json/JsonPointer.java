package dev.assent.engine.json;

import java.util.ArrayList;
import java.util.List;

/** A path into a JSON value (RFC 6901), as its unescaped tokens. */
public record JsonPointer(List<String> tokens) {
    public JsonPointer {
        tokens = List.copyOf(tokens);
    }

    /**
     * Reads {@code /a/b~1c/0}. The empty text is the whole value.
     *
     * @throws IllegalArgumentException if the text is no pointer
     */
    public static JsonPointer parse(String text) {
        List<String> tokens = new ArrayList<>();
        if (!text.isEmpty()) {
            if (text.charAt(0) != '/') {
                throw new IllegalArgumentException("a JSON pointer starts with /");
            }
            for (String token : text.substring(1).split("/", -1)) {
                tokens.add(unescape(token));
            }
        }
        return new JsonPointer(tokens);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }

    private static String unescape(String token) {
        for (int i = token.indexOf('~'); i >= 0; i = token.indexOf('~', i + 1)) {
            if (i + 1 == token.length() || (token.charAt(i + 1) != '0' && token.charAt(i + 1) != '1')) {
                throw new IllegalArgumentException("in a JSON pointer ~ is followed by 0 or 1");
            }
        }
        return token.replace("~1", "/").replace("~0", "~");
    }
}
