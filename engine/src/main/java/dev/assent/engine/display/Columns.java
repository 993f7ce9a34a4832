package dev.assent.engine.display;

import java.util.BitSet;

/** How wide display forms are on a terminal: only characters that a form can hold are known, all others count one column. */
public final class Columns {
    private static final BitSet WIDE = wide();
    private static final BitSet NONE = marks();

    private Columns() {}

    /** 0 for a combining mark, 2 for a wide letter or sign, else 1. */
    public static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        if (WIDE.get(codePoint)) {
            return 2;
        }
        return NONE.get(codePoint) ? 0 : 1;
    }

    /** Of a display form without new lines. */
    public static int of(String form) {
        int columns = 0;
        for (int at = 0; at < form.length(); ) {
            int c = form.codePointAt(at);
            columns += of(c);
            at += Character.charCount(c);
        }
        return columns;
    }

    /**
     * Where a piece of a display form must end to have room in so many columns: letters keep their marks. At least one
     * character fits always.
     *
     * @param from where the piece begins, in UTF-16 units
     * @return the end of the piece, exclusive
     */
    public static int fit(String form, int from, int room) {
        int at = from;
        int columns = 0;
        while (at < form.length()) {
            int c = form.codePointAt(at);
            columns += of(c);
            if (columns > room && at > from) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static BitSet wide() {
        BitSet wide = Ranges.of(Script.WIDE_SIGNS);
        for (Script script : Script.values()) {
            if (script.isWide()) {
                Ranges.add(script.letters(), wide);
            }
        }
        return wide;
    }

    private static BitSet marks() {
        BitSet marks = new BitSet();
        for (Script script : Script.values()) {
            Ranges.add(script.marks(), marks);
        }
        return marks;
    }
}
