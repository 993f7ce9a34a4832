package dev.assent.engine.json;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Canonical JSON text (RFC 8785): members sorted by UTF-16 units, no spaces, shortest numbers. One deviation: an integer
 * beyond 2^53 is written in plain decimal, all its digits, so that two calls that differ only there stay different.
 */
public final class CanonicalJson {
    private final StringBuilder out = new StringBuilder(256);
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
        for (Map.Entry<?, ?> member : new TreeMap<>(members).entrySet()) {
            out.append(separator);
            string((String) member.getKey());
            out.append(':');
            value(member.getValue());
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
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (unit < 0x20) {
                        out.append(String.format("\\u%04x", (int) unit));
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        out.append('"');
    }
}
