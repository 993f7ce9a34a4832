package dev.assent.server.store.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.Map;

/**
 * JSON text that reads back as the same values: 5 stays an integer, 5.0 a double, and no digit is rounded. Canonical text
 * does not do that, and policy tells these apart.
 */
final class ExactJson {
    /** What is stored was checked when it came in. */
    static final JsonLimits UNLIMITED = new JsonLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    private ExactJson() {}

    /** Takes String, Boolean, Integer, Long, BigInteger, Double, Map, Iterable, and what {@link JsonObject} has for null. */
    static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            write(value, out);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    static JsonObject read(String text) {
        return JsonObject.parse(text, UNLIMITED);
    }

    private static void write(Object value, JsonGenerator out) throws IOException {
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
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            out.writeStartArray();
            for (Object element : elements) {
                write(element, out);
            }
            out.writeEndArray();
        } else {
            // the null of JsonObject; anything else is refused there
            out.writeRawValue(JsonObject.toCanonicalJson(value));
        }
    }
}
