package dev.assent.server.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a record that its writer gives, as JSON text in ASCII: {@code "type":...,"name":value,...}. */
final class RecordFields {
    private RecordFields() {}

    /**
     * Encodes them now, so that later changes of the map do not matter.
     *
     * @throws IllegalArgumentException for a reserved name, or a value that is not a JSON value
     */
    static byte[] encode(String type, Map<String, ?> fields) {
        AsciiJson json = new AsciiJson();
        json.name("type");
        json.text(type);
        for (Map.Entry<String, ?> field : fields.entrySet()) {
            if (isReserved(field.getKey())) {
                throw new IllegalArgumentException("field: " + field.getKey() + " (expected: no reserved name)");
            }
            if (field.getValue() != null) {
                json.comma();
                json.name(field.getKey());
                value(json, field.getValue());
            }
        }
        return json.toBytes();
    }

    /** What the log itself writes. */
    private static boolean isReserved(String name) {
        return switch (name) {
            case "v", "seq", "time", "type", "prev" -> true;
            default -> false;
        };
    }

    private static void value(AsciiJson json, @Nullable Object value) {
        if (value == null) {
            json.word("null");
        } else if (value instanceof String text) {
            json.text(text);
        } else if (value instanceof Boolean truth) {
            json.word(truth.toString());
        } else if (value instanceof Number number) {
            json.word(number(number));
        } else if (value instanceof Map<?, ?> members) {
            json.word("{");
            boolean first = true;
            for (Map.Entry<?, ?> member : members.entrySet()) {
                if (!first) {
                    json.comma();
                }
                first = false;
                json.name((String) member.getKey());
                value(json, member.getValue());
            }
            json.word("}");
        } else if (value instanceof List<?> elements) {
            json.word("[");
            for (int i = 0; i < elements.size(); i++) {
                if (i > 0) {
                    json.comma();
                }
                value(json, elements.get(i));
            }
            json.word("]");
        } else {
            throw new IllegalArgumentException("value: " + value.getClass().getName() + " (expected: a JSON value)");
        }
    }

    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("value: " + value + " (expected: a finite number)");
            }
            return Double.toString(value);
        }
        return number instanceof BigInteger || number instanceof BigDecimal
                ? number.toString()
                : Long.toString(number.longValue());
    }
}
