package dev.assent.engine.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Every one of the 1,114,112 code points, alone and among others, as every form, in ASCII and with all scripts. */
class DisplaySweepTest {
    private static final Set<UnicodeScript> NO_SCRIPT = Set.of(UnicodeScript.COMMON, UnicodeScript.INHERITED);
    private static final String SIGNS = "¡£§«°»¿€、。「」『』・ー！（），：；？";

    @Test
    void ascii_everyCodePointEverywhere_isPrintableOrAVisibleEscape() {
        everyCodePoint(c -> {
            Untrusted text = everywhere(c);
            check(text, text.display(), false, Scripts.ASCII);
            check(text, text.displayJson(), true, Scripts.ASCII);
        });
    }

    @Test
    void allScripts_everyCodePointEverywhere_isAKnownLetterOrAVisibleEscape() {
        everyCodePoint(c -> {
            Untrusted text = everywhere(c);
            check(text, text.displayLines(Scripts.ALL), true, Scripts.ALL);
        });
    }

    /** The number and the digest are the same on each Java: forms and findings do not depend on its version of Unicode. */
    @Test
    void allScripts_formsAndFindings_areTheSameOnEveryJava() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int[] shown = {0};
        everyCodePoint(c -> {
            Untrusted text = new Untrusted("a" + Character.toString(c) + "я " + Character.toString(c));
            String form = text.display(Scripts.ALL);
            if (c > 0x7F && form.endsWith(Character.toString(c))) {
                shown[0]++;
            }
            digest.update((form + text.findings() + "\n").getBytes(StandardCharsets.UTF_8));
        });
        assertThat(shown[0]).isEqualTo(82_664);
        assertThat(HexFormat.of().formatHex(digest.digest()).substring(0, 16)).isEqualTo("f8ad5b43703a46aa");
    }

    private static void everyCodePoint(IntConsumer test) {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            test.accept(c);
        }
    }

    /** At the start, alone, inside a word, after a letter, after an escape of JSON. */
    private static Untrusted everywhere(int c) {
        String s = Character.toString(c);
        return new Untrusted(s + "b " + s + " a" + s + "b я" + s + "\\n" + s);
    }

    private static void check(Untrusted text, String form, boolean lines, Scripts scripts) {
        for (int at = 0; at < form.length(); ) {
            int c = form.codePointAt(at);
            at += Character.charCount(c);
            if ((c < 0x20 || c > 0x7E) && !isOurs(c, lines) && (scripts.isAscii() || !mayBeShown(c))) {
                throw new AssertionError(String.format("U+%04X in the form of %s", c, escaped(text.raw())));
            }
        }
        if (!FormReader.raw(form).equals(text.raw())) { // two texts with one form could not both be read back
            throw new AssertionError(form + " does not read back as " + escaped(text.raw()));
        }
    }

    private static boolean isOurs(int c, boolean lines) {
        return c == '⟦' || c == '⟧' || c == '⏎' || (c >= 0x2400 && c < 0x2420 && c != 0x240A) || (lines && c == '\n');
    }

    /** What no list of ours decides: properties of Unicode. */
    private static boolean mayBeShown(int c) {
        boolean kind = Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.LETTER_NUMBER;
        boolean script = NO_SCRIPT.contains(UnicodeScript.of(c))
                ? Character.getType(c) == Character.NON_SPACING_MARK
                : Scripts.ALL.chosen().contains(UnicodeScript.of(c));
        int direction = Character.getDirectionality(c);
        boolean straight = direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                || direction == Character.DIRECTIONALITY_NONSPACING_MARK;
        boolean sign = SIGNS.indexOf(c) >= 0;
        return (sign || (kind && script && straight)) && !Character.isIdentifierIgnorable(c);
    }

    private static String escaped(String raw) {
        StringBuilder out = new StringBuilder();
        raw.codePoints().forEach(c -> out.append(String.format("<%04X>", c)));
        return out.toString();
    }
}
