package dev.assent.server.command;

import dev.assent.server.port.IdSource;
import java.util.Locale;

/** Codes that a person reads off a screen and types. */
final class ChallengeCode {
    /** What no letter or digit beside it looks like: no 0 O Q D, no 1 I L, no 2 Z, 5 S, 6 G, 8 B, no U V W. */
    private static final String ALPHABET = "3479ACEFHJKMNPRTXY";

    private static final int LENGTH = 3;

    private ChallengeCode() {}

    /** One of 5,832, each as likely as any other. */
    static String draw(IdSource ids) {
        StringBuilder code = new StringBuilder(LENGTH);
        while (code.length() < LENGTH) {
            // the first digit of an id is one of eight only
            ids.next()
                    .substring(1)
                    .toUpperCase(Locale.ROOT)
                    .chars()
                    .filter(c -> ALPHABET.indexOf(c) >= 0)
                    .limit(LENGTH - code.length())
                    .forEach(c -> code.append((char) c));
        }
        return code.toString();
    }
}
