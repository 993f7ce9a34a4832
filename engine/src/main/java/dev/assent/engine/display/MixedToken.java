package dev.assent.engine.display;

/**
 * A word of mixed script.
 *
 * @param word its first {@value #MOST} characters
 * @param letter which of its characters is the odd one, from 1
 * @param codePoint the odd one
 */
public record MixedToken(Untrusted word, int letter, int codePoint) {
    static final int MOST = 40;

    /** One line, as in {@code p⟦U+0430⟧ypal: 2nd letter is CYRILLIC SMALL LETTER A}. */
    public String describe() {
        String name = Character.getName(codePoint);
        return word.display() + ": " + ordinal() + " letter is "
                + (name == null ? String.format("U+%04X", codePoint) : name);
    }

    private String ordinal() {
        int tens = letter % 100;
        return letter
                + switch (tens >= 11 && tens <= 13 ? 0 : letter % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    @Override
    public String toString() {
        return describe();
    }
}
