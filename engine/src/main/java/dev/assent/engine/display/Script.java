package dev.assent.engine.display;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Optional;

/**
 * A script that a reviewer may choose, with its characters, written out: the lists are the same on every Java version, and
 * whoever doubts them can read them. Letters of languages that are written today; left out are digits, letters that look like
 * two (digraphs), like strokes (丨) or like a copy of another letter (compatibility forms), and conjoining parts. Scripts
 * that run from right to left reorder the text around them; for others that are not here terminals do not agree on the width.
 */
enum Script {
    LATIN(
            UnicodeScript.LATIN,
            "00C0-00D6 00D8-00F6 00F8-0131 0134-013E 0141-0148 014A-017E 0181 0186 018A 018F 0190 0198-0199 01A0-01A1 01AF-01B0"
                    + " 01B3-01B4 01CD-01DC 01E2-01F0 01F8-021B 021E-021F 0226-0233 0253-0254 0257 0259 025B 1E00-1E99 1E9E"
                    + " 1EA0-1EF9"),
    GREEK(UnicodeScript.GREEK, "0386 0388-038A 038C 038E-03A1 03A3-03CE"),
    CYRILLIC(UnicodeScript.CYRILLIC, "0400-045F 048A-04FF"),
    ARMENIAN(UnicodeScript.ARMENIAN, "0531-0556 0561-0587"),
    GEORGIAN(UnicodeScript.GEORGIAN, "10D0-10F0 1C90-1CB0"),
    THAI(UnicodeScript.THAI, "0E01-0E30 0E32-0E33 0E40-0E46"),
    HAN(UnicodeScript.HAN, "3005 3007 3400-4DBF 4E00-4E27 4E29-4E35 4E37-4E3E 4E42-4E84 4E86-9FEF 20000-2A6D6"),
    HIRAGANA(UnicodeScript.HIRAGANA, "3041-3096 309D-309E"),
    KATAKANA(UnicodeScript.KATAKANA, "30A1-30FA 30FD-30FE"),
    HANGUL(UnicodeScript.HANGUL, "AC00-D7A3");

    /** Of no script, shown beside any: none that looks like a quote, a dash or another sign with a meaning to a machine. */
    static final String SIGNS = "00A1 00A3 00A7 00AB 00B0 00BB 00BF 20AC";

    /** Of no script, shown beside Han, kana and Hangul. Each is two columns wide, so none passes for its ASCII twin. */
    static final String WIDE_SIGNS = "3001-3002 300C-300F 30FB-30FC FF01 FF08-FF09 FF0C FF1A-FF1B FF1F";

    /** Those into which letters of the European scripts above decompose. */
    private static final String ACCENTS = "0300-0304 0306-030C 030F 0311 031B 0323-0328 032D-032E 0330-0331";

    private static final String THAI_MARKS = "0E31 0E34-0E3A 0E47-0E4E";

    private final UnicodeScript unicode;
    private final String letters;

    Script(UnicodeScript unicode, String letters) {
        this.unicode = unicode;
        this.letters = letters;
    }

    static Optional<Script> of(UnicodeScript unicode) {
        for (Script script : values()) {
            if (script.unicode == unicode) {
                return Optional.of(script);
            }
        }
        return Optional.empty();
    }

    UnicodeScript unicode() {
        return unicode;
    }

    /** Ranges of code points in hexadecimal. */
    String letters() {
        return letters;
    }

    /** Ranges of the combining marks that may stand on its letters. */
    String marks() {
        return switch (this) {
            case LATIN, GREEK, CYRILLIC -> ACCENTS;
            case THAI -> THAI_MARKS;
            case ARMENIAN, GEORGIAN, HAN, HIRAGANA, KATAKANA, HANGUL -> "";
        };
    }

    boolean isWide() {
        return switch (this) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            case LATIN, GREEK, CYRILLIC, ARMENIAN, GEORGIAN, THAI -> false;
        };
    }

    /** As in {@code Latin}. */
    String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
