package dev.assent.server.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/** Writes pieces of JSON text in ASCII; what is not ASCII, by UTF-16 unit as {@code \}{@code uXXXX}. For one thread. */
final class AsciiJson {
    private static final byte[] LOWER_HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
    private static final int LONGEST_ESCAPE = 6;

    private static final int FEW = 640;
    private static final int LARGE = 1 << 18;

    private byte[] bytes = new byte[FEW];
    private int length;

    /** Forgets what was written; memory for a large text is let go. */
    void clear() {
        length = 0;
        if (bytes.length > LARGE) {
            bytes = new byte[FEW];
        }
    }

    int length() {
        return length;
    }

    /** The bytes so far, not copied: good until more is written. */
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /** Feeds the digest with the bytes from there on. */
    void digest(MessageDigest digest, int from) {
        digest.update(bytes, from, length - from);
    }

    /** In lower-case hexadecimal. */
    void hex(byte[] data) {
        reserve(2 * data.length);
        for (byte each : data) {
            bytes[length++] = LOWER_HEX[each >> 4 & 15];
            bytes[length++] = LOWER_HEX[each & 15];
        }
    }

    /** A number of so many digits, with zeros before it. */
    void digits(int number, int digits) {
        reserve(digits);
        length += digits;
        int rest = number;
        for (int at = length - 1; at >= length - digits; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    void raw(byte[] ascii) {
        raw(ascii, ascii.length);
    }

    private void raw(byte[] ascii, int count) {
        reserve(count);
        System.arraycopy(ascii, 0, bytes, length, count);
        length += count;
    }

    /** What the other has now. */
    void all(AsciiJson other) {
        raw(other.bytes, other.length);
    }

    /** As it is; ASCII. */
    void word(String word) {
        reserve(word.length());
        for (int i = 0; i < word.length(); i++) {
            bytes[length++] = (byte) word.charAt(i);
        }
    }

    void comma() {
        reserve(1);
        bytes[length++] = ',';
    }

    void name(String name) {
        text(name);
        reserve(1);
        bytes[length++] = ':';
    }

    /** In quotation marks. */
    void text(String text) {
        reserve(text.length() + 2);
        bytes[length++] = '"';
        for (int i = plain(text, 0); i < text.length(); i = plain(text, i + 1)) {
            reserve(LONGEST_ESCAPE + text.length() - i);
            escape(text.charAt(i));
        }
        bytes[length++] = '"';
    }

    /** Writes what needs no escape, from there on; returns where that ends. There must be room for the rest of the text. */
    private int plain(String text, int from) {
        byte[] to = bytes;
        int at = length;
        int i = from;
        for (int end = text.length(); i < end; i++) {
            char unit = text.charAt(i);
            if (unit < 0x20 || unit >= 0x80 || unit == '"' || unit == '\\') {
                break;
            }
            to[at++] = (byte) unit;
        }
        length = at;
        return i;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void escape(char unit) {
        bytes[length++] = '\\';
        switch (unit) {
            case '"', '\\' -> bytes[length++] = (byte) unit;
            case '\b' -> bytes[length++] = 'b';
            case '\t' -> bytes[length++] = 't';
            case '\n' -> bytes[length++] = 'n';
            case '\f' -> bytes[length++] = 'f';
            case '\r' -> bytes[length++] = 'r';
            default -> {
                bytes[length++] = 'u';
                for (int shift = 12; shift >= 0; shift -= 4) {
                    bytes[length++] = HEX[unit >> shift & 15];
                }
            }
        }
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
