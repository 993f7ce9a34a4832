package dev.assent.server.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a record that its writer gives, as JSON text in ASCII: {@code "type":...,"name":value,...}. */
final class RecordFields {
    /** What the log itself writes. */
    private static final Set<String> RESERVED = Set.of("v", "seq", "time", "type", "prev");

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private RecordFields() {}

    /**
     * Encodes them now, so that later changes of the map do not matter.
     *
     * @throws IllegalArgumentException for a reserved name, or a value that is not a JSON value
     */
    static byte[] encode(String type, Map<String, ?> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            for (Map.Entry<String, ?> field : fields.entrySet()) {
                if (RESERVED.contains(field.getKey())) {
                    throw new IllegalArgumentException("field: " + field.getKey() + " (expected: no reserved name)");
                }
                if (field.getValue() != null) {
                    json.writeFieldName(field.getKey());
                    value(json, field.getValue());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalArgumentException("fields: cannot be written as JSON", e);
        }
        byte[] object = out.toByteArray();
        return Arrays.copyOfRange(object, 1, object.length - 1);
    }

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Number number) {
            number(json, number);
        } else if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName((String) member.getKey());
                value(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                value(json, element);
            }
            json.writeEndArray();
        } else {
            throw new IllegalArgumentException("value: " + value.getClass().getName() + " (expected: a JSON value)");
        }
    }

    private static void number(JsonGenerator json, Number number) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("value: " + value + " (expected: a finite number)");
            }
            json.writeNumber(value);
        } else if (number instanceof BigInteger integer) {
            json.writeNumber(integer);
        } else if (number instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else {
            json.writeNumber(number.longValue());
        }
    }
}
