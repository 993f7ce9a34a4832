package dev.assent.engine.display;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The scripts that a reviewer reads, of those that can be shown safely. Printable ASCII is always shown. Immutable. */
public final class Scripts {
    /** Printable ASCII and nothing else. */
    public static final Scripts ASCII = new Scripts(EnumSet.noneOf(Script.class));

    /** Every script that can be shown. */
    public static final Scripts ALL = new Scripts(EnumSet.allOf(Script.class));

    private static final int THAI = 0x0E00;
    private static final int THAI_END = 0x0E80;
    private static final int EUROPEAN_END = 0x0500;
    private static final int LATIN_ADDITIONAL = 0x1E00;
    private static final int LATIN_ADDITIONAL_END = 0x1F00;

    private static final Set<UnicodeScript> RIGHT_TO_LEFT = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW,
            UnicodeScript.SYRIAC,
            UnicodeScript.THAANA,
            UnicodeScript.NKO,
            UnicodeScript.SAMARITAN,
            UnicodeScript.MANDAIC,
            UnicodeScript.ADLAM,
            UnicodeScript.HANIFI_ROHINGYA,
            UnicodeScript.MENDE_KIKAKUI,
            UnicodeScript.PHOENICIAN,
            UnicodeScript.IMPERIAL_ARAMAIC,
            UnicodeScript.YEZIDI);

    private final Set<Script> scripts;
    private final BitSet shown = new BitSet();
    private final BitSet marks = new BitSet();

    private Scripts(Set<Script> scripts) {
        this.scripts = Collections.unmodifiableSet(scripts);
        for (Script script : scripts) {
            Ranges.add(script.letters(), shown);
            Ranges.add(script.marks(), marks);
        }
        if (!scripts.isEmpty()) {
            Ranges.add(Script.SIGNS, shown);
        }
        if (scripts.stream().anyMatch(Script::isWide)) {
            Ranges.add(Script.WIDE_SIGNS, shown);
        }
    }

    /**
     * Reads names such as {@code Latin,Han}, in any case, also the four letters of ISO 15924 ({@code Latn}). No name at all is
     * {@link #ASCII}.
     *
     * @throws IllegalArgumentException if a script is unknown or cannot be shown; the message says why
     */
    public static Scripts parse(String names) {
        Set<Script> chosen = EnumSet.noneOf(Script.class);
        for (String name : names.split(",", -1)) {
            if (!name.isBlank()) {
                chosen.add(script(name.strip()));
            } else if (names.contains(",")) {
                throw new IllegalArgumentException("a name is missing beside a comma (expected: as in Latin,Han)");
            }
        }
        return chosen.isEmpty() ? ASCII : new Scripts(chosen);
    }

    /** The names that {@link #parse} takes, with commas. */
    public static String supported() {
        return Arrays.stream(Script.values()).map(Script::title).collect(Collectors.joining(", "));
    }

    /** Those chosen. */
    public Set<UnicodeScript> chosen() {
        return scripts.stream().map(Script::unicode).collect(Collectors.toUnmodifiableSet());
    }

    boolean isAscii() {
        return scripts.isEmpty();
    }

    /** Whether this character outside ASCII is shown as it is, wherever it stands. Not so marks. */
    boolean shows(int c) {
        return shown.get(c);
    }

    /** Whether this combining mark is shown on this letter: accents on European letters, Thai marks on Thai ones. */
    boolean showsMark(int c, int letter) {
        boolean thai = c >= THAI && c < THAI_END;
        boolean onThai = letter >= THAI && letter < THAI_END;
        boolean european = letter < EUROPEAN_END || (letter >= LATIN_ADDITIONAL && letter < LATIN_ADDITIONAL_END);
        return marks.get(c) && (thai ? onThai : european);
    }

    private static Script script(String name) {
        UnicodeScript unicode = unicode(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "script " + new Untrusted(name) + ": unknown (supported: " + supported() + ")"));
        if (RIGHT_TO_LEFT.contains(unicode)) {
            throw new IllegalArgumentException("script " + new Untrusted(name)
                    + ": runs from right to left, which reorders the text around it; it is always shown escaped");
        }
        return Script.of(unicode)
                .orElseThrow(() -> new IllegalArgumentException("script " + new Untrusted(name)
                        + ": terminals do not agree on its width; it is always shown escaped (supported: "
                        + supported() + ")"));
    }

    private static Optional<UnicodeScript> unicode(String name) {
        try {
            UnicodeScript script = UnicodeScript.forName(name.toUpperCase(Locale.ROOT));
            boolean real = script != UnicodeScript.COMMON
                    && script != UnicodeScript.INHERITED
                    && script != UnicodeScript.UNKNOWN;
            return real ? Optional.of(script) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scripts that && scripts.equals(that.scripts);
    }

    @Override
    public int hashCode() {
        return scripts.hashCode();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return scripts.stream().map(Script::title).collect(Collectors.joining(","));
    }
}
