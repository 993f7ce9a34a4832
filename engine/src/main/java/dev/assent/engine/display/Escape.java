package dev.assent.engine.display;

/**
 * The display form. Printable ASCII, the letters of the chosen scripts and up to two marks on each pass as they are; the
 * letters of a word that mixes scripts ({@link Word}) do not. Everything else is shown:
 *
 * <pre>
 * form    = *( shown | picture | escape | run | end )
 * picture = ␀ to ␟                 the control characters U+0000 to U+001F, ESC as ␛
 * escape  = ⟦U+202E⟧               any other code point, at least four digits of hexadecimal
 * run     = ⟦300 spaces⟧           more than 3 spaces
 *         | ⟦A x 4096⟧             more than 8 of another character: itself, its picture or its U+ number
 * end     = ⏎                      a line feed; then a new line in the form of several lines
 *         | a new line             a line feed, in the forms for JSON and for messages
 * </pre>
 *
 * The form for messages has no runs. A run of line feeds is a run of ⏎ and then one new line. Brackets, pictures and ⏎ of the text itself are escaped, so the
 * raw text can be told from the form, and nothing in the text can forge what stands here.
 */
final class Escape {
    /** The most spaces at the beginning of a line of JSON that are ours: two for each level that a call may have. */
    static final int INDENT = 128;

    private static final int SPACES = 3;
    private static final int EQUAL = 8;
    private static final int MARKS = 2;
    private static final int PICTURES = 0x2400;
    private static final char RETURN = '⏎';
    private static final String DIGITS = "0123456789ABCDEF";

    private enum Form {
        LINE,
        LINES,
        JSON,
        MESSAGE
    }

    private final String text;
    private final Form form;
    private final Scripts scripts;
    private final StringBuilder out;
    private Word word = Word.NONE;
    /** The letter that was written last, to carry marks, or 0. */
    private int base;

    private int marks;

    private Escape(String text, Form form, Scripts scripts) {
        this.text = text;
        this.form = form;
        this.scripts = scripts;
        this.out = new StringBuilder(text.length() + 16);
    }

    static String line(String text, Scripts scripts) {
        return new Escape(text, Form.LINE, scripts).write();
    }

    static String lines(String text, Scripts scripts) {
        return new Escape(text, Form.LINES, scripts).write();
    }

    static String json(String text, Scripts scripts) {
        return new Escape(text, Form.JSON, scripts).write();
    }

    static String message(String text) {
        return new Escape(text, Form.MESSAGE, Scripts.ASCII).write();
    }

    private String write() {
        int at = 0;
        while (at < text.length()) {
            if (form == Form.JSON && (at == 0 || text.charAt(at - 1) == '\n')) {
                at = indentation(at);
            }
            if (at < text.length()) {
                at = characters(at);
            }
        }
        return out.toString();
    }

    private int indentation(int from) {
        int at = from;
        while (at < text.length() && at - from < INDENT && text.charAt(at) == ' ') {
            out.append(' ');
            at++;
        }
        return at;
    }

    /** Writes the character here and those equal to it that follow; returns where the next one begins. */
    private int characters(int from) {
        int length = length(from);
        int end = from + length;
        while (text.regionMatches(end, text, from, length) && length(end) == length) {
            end += length;
        }
        int count = (end - from) / length;
        boolean escapeOfJson = isEscapeOfJson(from);
        int c = escapeOfJson ? -1 : text.codePointAt(from);
        if (!escapeOfJson && !scripts.isAscii() && from >= word.end()) {
            word = Word.at(text, from);
        }
        if (form != Form.MESSAGE && count > (c == ' ' ? SPACES : EQUAL)) {
            run(c, text.substring(from, from + length), count);
        } else if (escapeOfJson) {
            out.append(text, from, end);
            base = 0;
        } else {
            for (int i = 0; i < count; i++) {
                character(c);
            }
        }
        return end;
    }

    private void run(int c, String itself, int count) {
        if (c == ' ') {
            out.append('⟦').append(count).append(" spaces⟧");
        } else {
            out.append('⟦');
            if (c < 0 || isShown(c)) {
                out.append(itself);
            } else {
                picture(c);
            }
            out.append(" x ").append(count).append('⟧');
            if (c == '\n' && form != Form.LINE) {
                out.append('\n');
            }
        }
        base = 0;
    }

    private void character(int c) {
        if (isShown(c)) {
            out.appendCodePoint(c);
            base = Character.isLetter(c) ? c : 0;
            marks = 0;
        } else if (base != 0 && marks < MARKS && !word.isMixed() && scripts.showsMark(c, base)) {
            out.appendCodePoint(c);
            marks++;
        } else {
            lineFeedOrEscape(c);
            base = 0;
        }
    }

    private void lineFeedOrEscape(int c) {
        if (c == '\n') {
            boolean theirs = form == Form.LINE || form == Form.LINES;
            out.append(theirs ? "⏎" : "").append(form == Form.LINE ? "" : "\n");
        } else if (c < 0x20) {
            picture(c);
        } else {
            out.append('⟦');
            picture(c);
            out.append('⟧');
        }
    }

    private boolean isShown(int c) {
        return c < 0x7F ? c >= 0x20 : scripts.shows(c) && !word.isMixed();
    }

    /** Writes what stands for a character that is not shown, without brackets. */
    private void picture(int c) {
        if (c == '\n') {
            out.append(RETURN);
        } else if (c < 0x20) {
            out.append((char) (PICTURES + c));
        } else {
            out.append("U+");
            int digits = Math.max(4, (35 - Integer.numberOfLeadingZeros(c)) / 4);
            for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
                out.append(DIGITS.charAt((c >> shift) & 0xF));
            }
        }
    }

    /** Of the character here, in units of UTF-16. */
    private int length(int at) {
        if (at >= text.length()) {
            return 0;
        }
        if (isEscapeOfJson(at)) {
            return JsonEscapes.length(text, at);
        }
        return Character.charCount(text.codePointAt(at));
    }

    private boolean isEscapeOfJson(int at) {
        return form == Form.JSON && text.charAt(at) == '\\' && JsonEscapes.length(text, at) > 1;
    }
}
