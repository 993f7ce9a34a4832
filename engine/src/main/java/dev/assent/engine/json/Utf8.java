package dev.assent.engine.json;

/** What a string would be in UTF-8, without making the bytes. */
final class Utf8 {
    private Utf8() {}

    static boolean isLongerThan(String text, int maxBytes) {
        if (text.length() > maxBytes) {
            return true;
        }
        // a UTF-16 unit takes at most three bytes
        if (text.length() <= maxBytes / 3) {
            return false;
        }
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // a surrogate pair takes four bytes: two for each half
            bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return bytes > maxBytes;
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
