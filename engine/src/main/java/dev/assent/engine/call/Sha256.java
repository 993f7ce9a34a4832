package dev.assent.engine.call;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Digests without a search for their provider each time. */
final class Sha256 {
    private static final byte[] PREFIX = "sha256:".getBytes(US_ASCII);
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);

    /** Nothing is ever written to it, so that any thread may copy it. */
    private static final MessageDigest BLANK = found();

    private Sha256() {}

    /** One that has seen nothing yet. */
    static MessageDigest fresh() {
        try {
            return (MessageDigest) BLANK.clone();
        } catch (CloneNotSupportedException e) {
            return found();
        }
    }

    /** {@code sha256:} and 64 hexadecimal digits. */
    static String text(MessageDigest seen) {
        byte[] hash = seen.digest();
        byte[] text = Arrays.copyOf(PREFIX, PREFIX.length + 2 * hash.length);
        int at = PREFIX.length;
        for (byte octet : hash) {
            text[at++] = DIGITS[octet >> 4 & 0xf];
            text[at++] = DIGITS[octet & 0xf];
        }
        return new String(text, US_ASCII);
    }

    private static MessageDigest found() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
