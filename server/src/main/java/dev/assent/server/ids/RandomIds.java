package dev.assent.server.ids;

import static java.util.Objects.requireNonNull;

import dev.assent.server.port.IdSource;
import java.security.SecureRandom;

/** Ids that nobody can guess. Safe for any thread. */
public final class RandomIds implements IdSource {
    /** Crockford's base 32: no i, l, o or u. */
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    private static final int LENGTH = 26;

    private final SecureRandom random;

    public RandomIds(SecureRandom random) {
        this.random = requireNonNull(random, "random");
    }

    @Override
    public String next() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return base32(bits);
    }

    /** The 16 bytes as one number, most significant digit first; 26 digits hold 130 bits, so the first is 0 to 7. */
    static String base32(byte[] bits) {
        char[] text = new char[LENGTH];
        for (int digit = 0; digit < LENGTH; digit++) {
            int value = 0;
            for (int bit = digit * 5 - 2; bit < digit * 5 + 3; bit++) {
                value = value << 1 | (bit < 0 ? 0 : bits[bit >> 3] >> (7 - (bit & 7)) & 1);
            }
            text[digit] = DIGITS[value];
        }
        return new String(text);
    }
}
