package dev.assent.engine.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Which bytes of a string in UTF-8 cannot stand in JSON as they are: control characters, the quote, the backslash. */
final class Escapes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Times a byte: that byte in each of the eight. */
    private static final long EACH = 0x0101_0101_0101_0101L;

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Escapes() {}

    /** The first index, at or after the given one, of a byte that must be escaped; the length if there is none. */
    static int next(byte[] utf8, int from) {
        int i = from;
        while (i <= utf8.length - Long.BYTES && !anyOfEight((long) EIGHT.get(utf8, i))) {
            i += Long.BYTES;
        }
        while (i < utf8.length && !isEscaped(utf8[i])) {
            i++;
        }
        return i;
    }

    /**
     * A subtraction sets the high bit of a byte that is less than what is taken away, and a byte of a longer character has it from
     * the beginning. A borrow may name a byte above a true one as well, never one alone.
     */
    private static boolean anyOfEight(long eight) {
        long control = eight - EACH * 0x20;
        long quote = (eight ^ EACH * '"') - EACH;
        long backslash = (eight ^ EACH * '\\') - EACH;
        return ((control | quote | backslash) & ~eight & HIGH_BITS) != 0;
    }

    private static boolean isEscaped(byte octet) {
        return (octet >= 0 && octet < 0x20) || octet == '"' || octet == '\\';
    }
}
