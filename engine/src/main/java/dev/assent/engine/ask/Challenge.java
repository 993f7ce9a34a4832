package dev.assent.engine.ask;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.decision.Risk;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.mask.Masking;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a reviewer types to approve an ask of HIGH or CRITICAL risk.
 *
 * @param answer printable ASCII
 */
public record Challenge(Kind kind, String answer) {
    /** What must be typed, and how exactly. */
    public enum Kind {
        /** The ask's code; capital or small letters. */
        CODE,
        /** What the call acts on, byte for byte. */
        TARGET
    }

    /** Longest target that is typed. */
    public static final int MAX_TARGET = 128;

    /**
     * Printable ASCII in words with single spaces between: what a person can see whole and type. A display form of nothing else
     * is the text itself; every escape has a character outside.
     */
    private static final Pattern TYPEABLE = Pattern.compile("[!-~]++(?: [!-~]++)*+");

    public Challenge {
        requireNonNull(kind, "kind");
        requireNonNull(answer, "answer");
    }

    /** The challenge of the ask as it stands; empty if its risk wants none. */
    public static Optional<Challenge> of(Ask ask) {
        Risk risk = ask.review().risk();
        if (!risk.needsChallenge()) {
            return Optional.empty();
        }
        Optional<Challenge> target = ask.review()
                .target()
                .map(Untrusted::display)
                .filter(text -> risk == Risk.CRITICAL && isTypeable(text))
                .map(text -> new Challenge(Kind.TARGET, text));
        return target.or(() -> Optional.of(new Challenge(Kind.CODE, ask.challenge())));
    }

    private static boolean isTypeable(String text) {
        return text.length() <= MAX_TARGET && TYPEABLE.matcher(text).matches() && !Masking.hasMark(text);
    }

    boolean isMetBy(String typed) {
        return switch (kind) {
            case CODE -> answer.equals(typed.toUpperCase(Locale.ROOT));
            case TARGET -> answer.equals(typed);
        };
    }
}
