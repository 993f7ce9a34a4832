package dev.assent.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.Map;

/**
 * JSON text that reads back as the same values: 5 stays an integer, 5.0 a double, and no digit is rounded. Canonical text
 * does not do that, and policy tells these apart.
 */
public final class ExactJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    private ExactJson() {}

    /** Takes String, Boolean, Integer, Long, BigInteger, Double, Map, Iterable, and the null of the shape. */
    public static String write(Object value, JsonShape shape) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            write(value, shape.nullValue(), out);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    private static void write(Object value, Object nullValue, JsonGenerator out) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            out.writeNumber(number);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Map<?, ?> members) {
            out.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                out.writeFieldName((String) member.getKey());
                write(member.getValue(), nullValue, out);
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            out.writeStartArray();
            for (Object element : elements) {
                write(element, nullValue, out);
            }
            out.writeEndArray();
        } else if (value == nullValue) {
            out.writeNull();
        } else {
            throw new IllegalArgumentException("value: " + value.getClass().getName() + " (expected: a JSON value)");
        }
    }
}
