package dev.assent.cli.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Untrusted lines behind a bar that no untrusted text can contain, broken before the terminal would break them: whatever
 * the text says, it cannot look like a line of ours.
 */
final class Gutter {
    private static final String FIRST = "┃ ";
    private static final String CONTINUED = "┃+";

    private Gutter() {}

    /** @param lines already in display form, without line feeds */
    static List<String> around(List<String> lines, String indent, int width) {
        int room = Math.max(8, width - indent.length() - FIRST.length());
        List<String> out = new ArrayList<>();
        for (String line : lines) {
            String bar = FIRST;
            for (String piece : pieces(line, room)) {
                out.add(indent + bar + piece);
                bar = CONTINUED;
            }
        }
        return out;
    }

    /** The text in pieces of at most this many characters; at least one piece. Display forms have no surrogates. */
    static List<String> pieces(String text, int room) {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from == 0 || from < text.length(); from += room) {
            pieces.add(text.substring(from, Math.min(text.length(), from + room)));
        }
        return pieces;
    }
}
