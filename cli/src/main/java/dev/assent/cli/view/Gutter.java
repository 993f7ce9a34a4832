package dev.assent.cli.view;

import dev.assent.engine.display.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * Untrusted lines behind a bar that no untrusted text can contain, broken before the terminal would break them: whatever
 * the text says, it cannot look like a line of ours.
 */
public final class Gutter {
    private static final String FIRST = "┃ ";
    private static final String CONTINUED = "┃+";

    private Gutter() {}

    /**
     * The lines behind the bar.
     *
     * @param lines already in display form, without line feeds
     * @param width columns that a line may take, indent and bar included
     */
    public static List<String> around(List<String> lines, String indent, int width) {
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

    /** The display form in pieces of at most this many columns; at least one piece. */
    public static List<String> pieces(String form, int room) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        do {
            int end = Columns.fit(form, from, room);
            pieces.add(form.substring(from, end));
            from = end;
        } while (from < form.length());
        return pieces;
    }
}
