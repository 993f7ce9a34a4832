package dev.assent.server.ids;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.assent.server.port.IdSource;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Ids that nobody can guess. Each thread fetches the bits of many ids at once, so that threads neither wait for each other nor
 * ask the system for each id. Safe for any thread.
 */
public final class RandomIds implements IdSource {
    /** Crockford's base 32: no i, l, o or u. */
    private static final byte[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".getBytes(US_ASCII);

    private static final int LENGTH = 26;
    private static final int ID_BYTES = 16;
    private static final int FETCHED_BYTES = 64 * ID_BYTES;

    private final SecureRandom random;

    @SuppressWarnings("ThreadLocalUsage") // a process has one of these, and its randomness is given to it
    private final ThreadLocal<ByteBuffer> fetched =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(FETCHED_BYTES).limit(0));

    public RandomIds(SecureRandom random) {
        this.random = requireNonNull(random, "random");
    }

    @Override
    public String next() {
        ByteBuffer bits = fetched.get();
        if (!bits.hasRemaining()) {
            byte[] fresh = new byte[FETCHED_BYTES];
            random.nextBytes(fresh);
            bits.clear().put(fresh).flip();
        }
        int at = bits.position();
        String id = base32(bits.getLong(), bits.getLong());
        // what was given out does not lie around
        bits.putLong(at, 0).putLong(at + Long.BYTES, 0);
        return id;
    }

    /** 128 bits as one number, most significant digit first; 26 digits hold 130 bits, so the first is 0 to 7. */
    static String base32(long high, long low) {
        byte[] text = new byte[LENGTH];
        long h = high;
        long l = low;
        for (int digit = LENGTH - 1; digit >= 0; digit--) {
            text[digit] = DIGITS[(int) (l & 31)];
            l = l >>> 5 | h << 59;
            h >>>= 5;
        }
        return new String(text, US_ASCII);
    }
}
