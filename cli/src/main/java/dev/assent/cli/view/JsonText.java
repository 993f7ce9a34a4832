package dev.assent.cli.view;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** JSON for scripts, safe on a terminal: ASCII only, everything else as {@code \}{@code uXXXX}. Lossless. */
public final class JsonText {
    /** What a server may send back: arguments of 1 MiB, indented. */
    private static final JsonLimits LIMITS = new JsonLimits(16 << 20, 64);

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /**
     * Writes a value on one line.
     *
     * @param value of maps (in their order), collections, texts, whole numbers, booleans, instants, {@link JsonObject}s;
     *     an empty Optional is null, any other thing its name
     */
    public static String of(Object value) {
        JsonText text = new JsonText();
        text.value(value);
        return text.out.toString();
    }

    /** JSON text from elsewhere as a value; as plain text if it is not a JSON object. */
    static Object parsed(String json) {
        try {
            return JsonObject.parse(json, LIMITS);
        } catch (JsonException e) {
            return json;
        }
    }

    private void value(Object value) {
        if (value instanceof JsonObject object) {
            ascii(object.toJson());
        } else if (value instanceof Map<?, ?> members) {
            object(members);
        } else if (value instanceof Collection<?> elements) {
            array(elements);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(this::value, () -> out.append("null"));
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            out.append(value);
        } else if (value instanceof String || value instanceof Enum<?> || value instanceof Instant) {
            string(value.toString());
        } else {
            throw new IllegalArgumentException("value: " + value.getClass().getName() + " (expected: a JSON value)");
        }
    }

    private void object(Map<?, ?> members) {
        String separator = "{";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.append(separator);
            string((String) member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private void array(Collection<?> elements) {
        String separator = "[";
        for (Object element : elements) {
            out.append(separator);
            value(element);
            separator = ",";
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '"' || unit == '\\') {
                out.append('\\').append(unit);
            } else {
                unit(unit);
            }
        }
        out.append('"');
    }

    /** JSON text that is whole already: outside ASCII there is only the inside of strings. */
    private void ascii(String json) {
        for (int i = 0; i < json.length(); i++) {
            unit(json.charAt(i));
        }
    }

    private void unit(char unit) {
        if (unit >= 0x20 && unit <= 0x7E) {
            out.append(unit);
        } else {
            out.append(String.format("\\u%04x", (int) unit));
        }
    }
}
