package dev.assent.engine.display;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A run of letters, marks and digits. It is mixed if no language writes so: scripts together other than those of the highly
 * restrictive level of Unicode Technical Standard 39, section 5.2 (Latin with Han and kana, or with Han and Hangul), digits of
 * two systems, full-width beside plain letters, or letters of mathematics and other styled copies of ASCII.
 */
final class Word {
    static final Word NONE = new Word("", 0, 0, false);

    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private final String text;
    private final int from;
    private final int end;
    private final boolean mixed;

    private Word(String text, int from, int end, boolean mixed) {
        this.text = text;
        this.from = from;
        this.end = end;
        this.mixed = mixed;
    }

    /** The word that begins here; if there is none it ends here. */
    static Word at(String text, int from) {
        int at = from;
        boolean ascii = true;
        while (at < text.length()) {
            char unit = text.charAt(at);
            int c = unit < 0x80 ? unit : text.codePointAt(at);
            if (!isPart(c)) {
                break;
            }
            ascii &= c < 0x80;
            at += Character.charCount(c);
        }
        return new Word(text, from, at, !ascii && isMixed(text, from, at));
    }

    int end() {
        return end;
    }

    boolean isMixed() {
        return mixed;
    }

    /** Of a mixed word: the first letter of the script that is rarer in it, or the first that is not plain. */
    MixedToken odd() {
        int latin = 0;
        int letters = 0;
        UnicodeScript other = UnicodeScript.COMMON;
        for (int at = from; at < end; at += Character.charCount(text.codePointAt(at))) {
            UnicodeScript script = script(text.codePointAt(at));
            if (script == UnicodeScript.LATIN) {
                latin++;
            } else if (other == UnicodeScript.COMMON) {
                other = script;
            }
            letters += script == UnicodeScript.COMMON ? 0 : 1;
        }
        UnicodeScript usual = latin * 2 >= letters ? UnicodeScript.LATIN : other;
        int number = 1;
        int firstBeyondAscii = 0;
        for (int at = from; at < end; at += Character.charCount(text.codePointAt(at)), number++) {
            int c = text.codePointAt(at);
            UnicodeScript script = script(c);
            if ((script != UnicodeScript.COMMON && script != usual) || isStyled(c) || isFullWidth(c)) {
                return new MixedToken(beginning(), number, c);
            }
            firstBeyondAscii = firstBeyondAscii == 0 && c >= 0x80 && Character.isDigit(c) ? number : firstBeyondAscii;
        }
        int odd = Math.max(1, firstBeyondAscii);
        return new MixedToken(beginning(), odd, text.codePointAt(text.offsetByCodePoints(from, odd - 1)));
    }

    private Untrusted beginning() {
        int at = from;
        for (int i = 0; i < MixedToken.MOST && at < end; i++) {
            at += Character.charCount(text.codePointAt(at));
        }
        return new Untrusted(text.substring(from, at));
    }

    private static boolean isMixed(String text, int from, int end) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        boolean ascii = false;
        boolean fullWidth = false;
        int zero = -1;
        for (int at = from; at < end; ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (isStyled(c)) {
                return true;
            }
            ascii |= c < 0x80;
            fullWidth |= isFullWidth(c);
            if (Assigned.type(c) == Character.DECIMAL_DIGIT_NUMBER) {
                int itsZero = c - Character.digit(c, 10);
                if (zero >= 0 && zero != itsZero) {
                    return true;
                }
                zero = itsZero;
            }
            UnicodeScript script = script(c);
            if (script != UnicodeScript.COMMON) {
                scripts.add(script);
            }
        }
        return (ascii && fullWidth)
                || (scripts.size() > 1 && TOGETHER.stream().noneMatch(together -> together.containsAll(scripts)));
    }

    private static boolean isPart(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        return switch (Assigned.type(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER -> true;
            default -> isStyled(c);
        };
    }

    /** COMMON for all that belongs to no script alone, and for marks: a letter must carry them. */
    private static UnicodeScript script(int c) {
        if (c < 0x80) {
            return c >= 'A' ? UnicodeScript.LATIN : UnicodeScript.COMMON;
        }
        UnicodeScript script = Characters.isMark(c) ? UnicodeScript.COMMON : UnicodeScript.of(c);
        return script == UnicodeScript.INHERITED || script == UnicodeScript.UNKNOWN ? UnicodeScript.COMMON : script;
    }

    private static boolean isFullWidth(int c) {
        return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
    }

    /** Letters and digits of mathematics, in circles, in squares. */
    private static boolean isStyled(int c) {
        return (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0x24B6 && c <= 0x24E9) || (c >= 0x1F110 && c <= 0x1F169);
    }
}
