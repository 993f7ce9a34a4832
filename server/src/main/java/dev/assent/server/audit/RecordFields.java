package dev.assent.server.audit;

import dev.assent.engine.decision.Reason;
import dev.assent.engine.record.DecisionFields;
import dev.assent.engine.record.FieldSink;
import dev.assent.server.forms.ReasonForms;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the part of a record that its writer gives, as JSON text in ASCII: {@code "type":...,"name":value,...}. For one thread.
 */
final class RecordFields implements FieldSink {
    private final AsciiJson json = new AsciiJson();
    private final ReasonForms<byte[]> reasonForms;

    private RecordFields(ReasonForms<byte[]> reasonForms) {
        this.reasonForms = reasonForms;
    }

    /**
     * Encodes them now, so that later changes of what they come from do not matter.
     *
     * @param reasonForms from {@link #reasonForms()}
     * @return to be read only
     * @throws IllegalArgumentException for a reserved name, or a value that is not a JSON value
     */
    static AsciiJson encode(String type, Consumer<FieldSink> fields, ReasonForms<byte[]> reasonForms) {
        RecordFields record = new RecordFields(reasonForms);
        record.json.name("type");
        record.json.text(type);
        fields.accept(record);
        return record.json;
    }

    /** What keeps the texts of reasons. */
    static ReasonForms<byte[]> reasonForms() {
        return new ReasonForms<>(reason -> {
            AsciiJson json = new AsciiJson();
            value(json, DecisionFields.reason(reason));
            return json.toBytes();
        });
    }

    @Override
    public void put(String name, @Nullable Object value) {
        if (value != null) {
            name(name);
            value(json, value);
        }
    }

    @Override
    public void putReasons(String name, List<Reason> reasons) {
        name(name);
        json.word("[");
        for (int i = 0; i < reasons.size(); i++) {
            if (i > 0) {
                json.comma();
            }
            json.raw(reasonForms.of(reasons.get(i)));
        }
        json.word("]");
    }

    private void name(String name) {
        if (isReserved(name)) {
            throw new IllegalArgumentException("field: " + name + " (expected: no reserved name)");
        }
        json.comma();
        json.name(name);
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
