package dev.assent.cli.review.screen;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.WCWidth;

/**
 * One line of the screen, at most as wide as the place it has. The last gate before the terminal: what could do more than
 * fill cells becomes a question mark, whoever let it through.
 */
final class Cells {
    private static final String CUT = "…";

    private final int width;
    private final AttributedStringBuilder out = new AttributedStringBuilder();
    private int used;

    Cells(int width) {
        this.width = width;
    }

    /** Columns that are left. */
    int left() {
        return width - used;
    }

    /** Adds text; what does not fit is cut off and ends in an ellipsis. */
    Cells put(String text, AttributedStyle style) {
        int columns = columns(text);
        if (columns <= left()) {
            return raw(text, left(), style);
        }
        return left() <= 0 ? this : raw(text, left() - 1, style).raw(CUT, 1, style);
    }

    /** Adds text in just so many columns, cut or padded. */
    Cells cell(String text, int columns, AttributedStyle style) {
        Cells cell = new Cells(Math.max(0, Math.min(columns, left())))
                .put(text, style)
                .pad(style);
        out.append(cell.line());
        used += cell.used;
        return this;
    }

    Cells add(AttributedString line) {
        AttributedString kept = line.columnLength() <= left() ? line : line.columnSubSequence(0, Math.max(0, left()));
        out.append(kept);
        used += kept.columnLength();
        return this;
    }

    /** Fills the rest with spaces. */
    Cells pad(AttributedStyle style) {
        return raw(" ".repeat(Math.max(0, left())), left(), style);
    }

    /** Fills up so that {@code columns} stay free. */
    Cells padTo(int columns, AttributedStyle style) {
        return raw(" ".repeat(Math.max(0, left() - columns)), left(), style);
    }

    AttributedString line() {
        return out.toAttributedString();
    }

    static int columns(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int c = safe(text.codePointAt(i));
            columns += columns(c);
            i += Character.charCount(text.codePointAt(i));
        }
        return columns;
    }

    private Cells raw(String text, int room, AttributedStyle style) {
        StringBuilder kept = new StringBuilder();
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int c = safe(text.codePointAt(i));
            int wide = columns(c);
            if (columns + wide > room) {
                break;
            }
            kept.appendCodePoint(c);
            columns += wide;
            i += Character.charCount(text.codePointAt(i));
        }
        out.append(kept, style);
        used += columns;
        return this;
    }

    private static int columns(int c) {
        return c >= 0x20 && c <= 0x7E ? 1 : Math.max(0, WCWidth.wcwidth(c));
    }

    /** Display forms hold nothing else than what passes here. */
    private static int safe(int c) {
        if (c >= 0x20 && c <= 0x7E) {
            return c;
        }
        boolean harmless = switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> isLeftToRight(c) && WCWidth.wcwidth(c) >= 0;
        };
        return harmless ? c : '?';
    }

    private static boolean isLeftToRight(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> false;
            default -> true;
        };
    }
}
