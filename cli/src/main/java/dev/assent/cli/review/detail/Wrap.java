package dev.assent.cli.review.detail;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text in pieces that fit, measured in columns of a terminal. */
final class Wrap {
    private Wrap() {}

    /** Columns of a text in display form. */
    static int columns(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            columns += columns(text.codePointAt(i));
        }
        return columns;
    }

    static int columns(int codePoint) {
        return codePoint >= 0x20 && codePoint <= 0x7E ? 1 : Math.max(0, WCWidth.wcwidth(codePoint));
    }

    /** Every character is in exactly one piece; at least one piece. An escape in brackets stays whole if it can. */
    static List<String> hard(String text, int room) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int end = tokenEnd(text, i, room);
            int columns = columns(text.substring(i, end));
            if (used + columns > room && i > from) {
                pieces.add(text.substring(from, i));
                from = i;
                used = 0;
            }
            used += columns;
            i = end;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /** At spaces where there are some, which then fall away. */
    static List<String> words(String text, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && columns(line + " " + word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            List<String> pieces = hard(line.length() > 0 ? line + " " + word : word, room);
            lines.addAll(pieces.subList(0, pieces.size() - 1));
            line.setLength(0);
            line.append(pieces.get(pieces.size() - 1));
        }
        lines.add(line.toString());
        return lines;
    }

    private static int tokenEnd(String text, int i, int room) {
        if (text.charAt(i) == '⟦') {
            int close = text.indexOf('⟧', i);
            if (close > 0 && close - i < room) {
                return close + 1;
            }
        }
        return i + Character.charCount(text.codePointAt(i));
    }
}
