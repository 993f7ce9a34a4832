package dev.assent.engine.mask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** What tells a credential from an ordinary word where a format alone does not. */
final class Shape {
    private static final int RANDOM_RUN = 20;

    /** Types, answers and references to where a secret is kept: what files and code write behind {@code password:}. */
    private static final Set<String> ORDINARY = Set.of(
            "string",
            "str",
            "text",
            "bool",
            "boolean",
            "number",
            "int",
            "integer",
            "bytes",
            "any",
            "object",
            "true",
            "false",
            "null",
            "none",
            "nil",
            "undefined",
            "required",
            "optional",
            "yes",
            "no",
            "basic",
            "bearer",
            "digest",
            "negotiate",
            "varchar");

    private static final Pattern IDENTIFIERS = Pattern.compile("[A-Za-z_]+(\\.[A-Za-z_]+)+,?");
    private static final int MIN_SECRET = 3;
    private static final int MIN_BARE_SECRET = 6;

    private Shape() {}

    /** Digits and large letters, or a long run of letters and digits: words joined by hyphens have neither. */
    static boolean isRandom(String text) {
        return (has(text, Character::isDigit) && has(text, Character::isUpperCase))
                || longestMixedRun(text) >= RANDOM_RUN;
    }

    /** Digits, small and large letters: hexadecimal digests and words lack one of them. */
    static boolean isMixed(String text) {
        return has(text, Character::isDigit) && has(text, Character::isUpperCase) && has(text, Character::isLowerCase);
    }

    static boolean isBearerToken(String text) {
        return has(text, Character::isDigit) ? has(text, Character::isLetter) : text.length() >= RANDOM_RUN;
    }

    /** A name and a password, RFC 7617. */
    static boolean isBasicCredentials(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), ISO_8859_1).indexOf(':') > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A value directly behind {@code password=}, or in quotes. */
    static boolean isAssigned(String value) {
        return value.length() >= MIN_SECRET
                && "${%*/".indexOf(value.charAt(0)) < 0
                && value.indexOf('(') < 0
                && !ORDINARY.contains(value.toLowerCase(Locale.ROOT))
                && !IDENTIFIERS.matcher(value).matches();
    }

    /** A word behind {@code password: }: prose goes on behind it, a setting ends with its line. */
    static boolean isBareSetting(String value, boolean endsLine) {
        return isAssigned(value) && (endsLine || (value.length() >= MIN_BARE_SECRET && has(value, Character::isDigit)));
    }

    private static boolean has(String text, IntPredicate kind) {
        return text.chars().anyMatch(kind);
    }

    private static int longestMixedRun(String text) {
        int longest = 0;
        int run = 0;
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean alphanumeric = unit < 128 && Character.isLetterOrDigit(unit);
            run = alphanumeric ? run + 1 : 0;
            digit = alphanumeric && (digit || Character.isDigit(unit));
            longest = digit ? Math.max(longest, run) : longest;
        }
        return longest;
    }
}
