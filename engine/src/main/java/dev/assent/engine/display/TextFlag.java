package dev.assent.engine.display;

import java.util.EnumSet;
import java.util.Set;

/** A property of a text that can mislead the person who reads it. */
public enum TextFlag {
    /** Control characters other than line feed and tab. */
    CONTROL,
    /** Characters that reorder their neighbours: bidirectional controls and right-to-left letters. */
    BIDI,
    /** Characters without width, tags, variation selectors, format characters. */
    INVISIBLE,
    /** Characters outside ASCII. */
    NON_ASCII;

    private static final int BRAILLE_BLANK = 0x2800;

    static Set<TextFlag> of(String text) {
        EnumSet<TextFlag> flags = EnumSet.noneOf(TextFlag.class);
        text.codePoints().forEach(c -> {
            if (c != '\n' && c != '\t' && Character.getType(c) == Character.CONTROL) {
                flags.add(CONTROL);
            }
            if (c < 0x80) {
                return;
            }
            flags.add(NON_ASCII);
            if (reorders(c)) {
                flags.add(BIDI);
            } else if (isInvisible(c)) {
                flags.add(INVISIBLE);
            }
        });
        return flags;
    }

    private static boolean reorders(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> c == 0x200E || c == 0x200F || c == 0x061C;
        };
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            case Character.SPACE_SEPARATOR -> true;
            default -> isDefaultIgnorable(c) || c == BRAILLE_BLANK;
        };
    }

    /** Default_Ignorable_Code_Point of Unicode, as far as the general category does not tell. */
    private static boolean isDefaultIgnorable(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
