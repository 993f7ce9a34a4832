package dev.assent.engine.json;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Canonical JSON text (RFC 8785): members sorted by UTF-16 units, no spaces, shortest numbers. One deviation: an integer
 * beyond 2^53 is written in plain decimal, all its digits, so that two calls that differ only there stay different.
 */
public final class CanonicalJson {
    private static final String[] NO_NAMES = {};

    private final StringBuilder out = new StringBuilder(512);
    private final Object nullValue;

    private CanonicalJson(Object nullValue) {
        this.nullValue = nullValue;
    }

    /** Writes a value that {@link JsonReader} built with the same shape. */
    public static String write(Object value, JsonShape shape) {
        CanonicalJson writer = new CanonicalJson(shape.nullValue());
        writer.value(value);
        return writer.out.toString();
    }

    /**
     * Writes an object whose members are given in canonical order, as name and value in turns.
     *
     * @throws IllegalArgumentException if they are not in that order
     */
    public static String writeSorted(JsonShape shape, Object... members) {
        CanonicalJson writer = new CanonicalJson(shape.nullValue());
        String last = "";
        for (int i = 0; i < members.length; i += 2) {
            String name = (String) members[i];
            if (i > 0 && last.compareTo(name) >= 0) {
                throw new IllegalArgumentException("members: " + name + " after " + last + " (expected: sorted)");
            }
            writer.out.append(i == 0 ? '{' : ',');
            writer.string(name);
            writer.out.append(':');
            writer.value(members[i + 1]);
            last = name;
        }
        return writer.out.append('}').toString();
    }

    private void value(Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Map<?, ?> members) {
            object(members);
        } else if (value instanceof List<?> elements) {
            array(elements);
        } else if (value instanceof Long number) {
            out.append(number.longValue());
        } else if (value instanceof Double number) {
            out.append(EcmaNumber.format(number));
        } else if (value instanceof BigInteger number) {
            out.append(number);
        } else if (value instanceof Boolean truth) {
            out.append(truth.booleanValue());
        } else if (value == nullValue) {
            out.append("null");
        } else {
            throw new IllegalArgumentException("value: " + value.getClass().getName() + " (expected: a JSON value)");
        }
    }

    private void object(Map<?, ?> members) {
        out.append('{');
        String separator = "";
        String[] names = members.keySet().toArray(NO_NAMES);
        Arrays.sort(names);
        for (String name : names) {
            out.append(separator);
            string(name);
            out.append(':');
            value(requireNonNull(members.get(name)));
            separator = ",";
        }
        out.append('}');
    }

    private void array(List<?> elements) {
        out.append('[');
        for (Iterator<?> rest = elements.iterator(); rest.hasNext(); ) {
            value(rest.next());
            if (rest.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x20 || unit == '"' || unit == '\\') {
                out.append(text, done, i);
                escape(unit);
                done = i + 1;
            }
        }
        out.append(text, done, text.length()).append('"');
    }

    private void escape(char unit) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append(String.format("\\u%04x", (int) unit));
        }
    }
}
