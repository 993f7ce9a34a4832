package dev.assent.engine.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Canonical JSON, as {@link CanonicalJson} defines it, written straight in UTF-8. It grows with what is written, so the limits of
 * the reader bound its size and depth. For one thread.
 */
public final class CanonicalBytes {
    private static final String[] NO_NAMES = {};

    /** In bytes. Most calls fit, and so few are cheaper to make anew than to keep for each thread. */
    private static final int FIRST_SIZE = 512;

    /** Bytes of the longest escape, a backslash, u and four digits. */
    private static final int LONGEST_ESCAPE = 6;

    private final Object nullValue;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    /** Takes values that {@link JsonReader} built with the same shape. */
    public CanonicalBytes(JsonShape shape) {
        this.nullValue = shape.nullValue();
    }

    /** Adds a piece of canonical JSON that is ready. */
    public CanonicalBytes ready(byte[] piece) {
        piece(piece, 0, piece.length);
        return this;
    }

    public CanonicalBytes value(Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Map<?, ?> members) {
            object(members);
        } else if (value instanceof List<?> elements) {
            array(elements);
        } else if (value instanceof Long number) {
            ascii(number.toString());
        } else if (value instanceof Double number) {
            ascii(EcmaNumber.format(number));
        } else if (value instanceof BigInteger number) {
            ascii(number.toString());
        } else if (value instanceof Boolean truth) {
            ascii(truth.toString());
        } else if (value == nullValue) {
            ascii("null");
        } else {
            throw new IllegalArgumentException("value: " + value.getClass().getName() + " (expected: a JSON value)");
        }
        return this;
    }

    /** Gives the digest all that was written. */
    public void update(MessageDigest digest) {
        digest.update(bytes, 0, length);
    }

    /** All that was written, as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, UTF_8);
    }

    private void object(Map<?, ?> members) {
        String[] names = members.keySet().toArray(NO_NAMES);
        if (names.length > 1) {
            Arrays.sort(names);
        }
        one('{');
        for (int i = 0; i < names.length; i++) {
            if (i > 0) {
                one(',');
            }
            string(names[i]);
            one(':');
            value(requireNonNull(members.get(names[i])));
        }
        one('}');
    }

    private void array(List<?> elements) {
        one('[');
        boolean first = true;
        for (Object element : elements) {
            if (!first) {
                one(',');
            }
            value(element);
            first = false;
        }
        one(']');
    }

    private void string(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        // at once, so that a long text is not copied at each of its escapes
        room(utf8.length + 2);
        put('"');
        int done = 0;
        for (int i = Escapes.next(utf8, 0); i < utf8.length; i = Escapes.next(utf8, done)) {
            piece(utf8, done, i);
            escape(utf8[i]);
            done = i + 1;
        }
        piece(utf8, done, utf8.length);
        one('"');
    }

    private void piece(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
    }

    private void escape(byte octet) {
        room(LONGEST_ESCAPE);
        put('\\');
        switch (octet) {
            case '"', '\\' -> put(octet);
            case '\b' -> put('b');
            case '\t' -> put('t');
            case '\n' -> put('n');
            case '\f' -> put('f');
            case '\r' -> put('r');
            default -> {
                put('u');
                put('0');
                put('0');
                put(Character.forDigit(octet >> 4, 16));
                put(Character.forDigit(octet & 0xf, 16));
            }
        }
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void one(char unit) {
        room(1);
        put(unit);
    }

    /** There must be room for it. */
    private void put(int octet) {
        bytes[length++] = (byte) octet;
    }

    private void room(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), 2 * bytes.length));
        }
    }
}
