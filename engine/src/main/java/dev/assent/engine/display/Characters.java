package dev.assent.engine.display;

import java.util.BitSet;

/** Kinds of characters. */
final class Characters {
    /** Controls of direction, and the blocks that the standard keeps for right-to-left scripts (DerivedBidiClass.txt). */
    private static final BitSet REORDER =
            Ranges.of("0590-08FF 200E-200F 202A-202E 2066-2069 FB1D-FDCF FDF0-FDFF FE70-FEFE 10800-10FFF 1E800-1EFFF");

    /** Format characters, default-ignorable ones, spaces but the one of ASCII, blanks, surrogates, private use. */
    private static final BitSet INVISIBLE = Ranges.of(
            "00A0 00AD 034F 115F-1160 1680 17B4-17B5 180B-180F 2000-200D 2028-2029 202F 205F-2065 206A-206F 2800 3000 3164"
                    + " D800-F8FF FE00-FE0F FEFF FFA0 FFF0-FFFB 110BD 110CD 13430-1343F 1BCA0-1BCA3 1D159 1D173-1D17A"
                    + " E0000-10FFFF");

    private static final BitSet BLANK =
            Ranges.of("0009-000D 0020 0085 00A0 1680 2000-200A 2028-2029 202F 205F 2800 3000 3164 FFA0");

    /** Pictures that a variation selector may follow, and that joiners may join. */
    private static final BitSet EMOJI = Ranges.of("00A9 00AE 203C 2049 2122 2139 2190-21FF 2300-23FF 24C2 25A0-27BF"
            + " 2934-2935 2B00-2BFF 3030 303D 3297 3299 1F000-1FAFF");

    private static final int JOINER = 0x200D;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private Characters() {}

    static boolean reorders(int c) {
        return REORDER.get(c);
    }

    static boolean isInvisible(int c) {
        return INVISIBLE.get(c) || Assigned.type(c) == Character.UNASSIGNED;
    }

    /** Whether it leaves a gap, or ends a line. */
    static boolean isBlank(int c) {
        return c >= 0 && BLANK.get(c);
    }

    static boolean isMark(int c) {
        return switch (Assigned.type(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** Whether it makes up an emoji with its neighbours: one selector after a picture, one joiner between two. */
    static boolean isOfEmoji(int before, int c, int after) {
        if (c == EMOJI_STYLE || c == TEXT_STYLE) {
            boolean keycap = after == KEYCAP && (before == '#' || before == '*' || (before >= '0' && before <= '9'));
            return keycap || (before >= 0 && EMOJI.get(before));
        }
        return c == JOINER
                && before >= 0
                && after >= 0
                && (EMOJI.get(before) || before == EMOJI_STYLE)
                && EMOJI.get(after);
    }
}
