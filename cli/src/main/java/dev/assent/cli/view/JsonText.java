package dev.assent.cli.view;

import dev.assent.client.UntrustedText;
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
     * @param value of maps (in their order), collections, texts, whole numbers, booleans, instants, {@link JsonObject}s,
     *     {@link UntrustedText}s (the raw text); an empty Optional is null, any other thing its name
     */
    public static String of(Object value) {
        JsonText text = new JsonText();
        text.value(value);
        return text.out.toString();
    }

    /** JSON text from elsewhere as a value; as plain text if it is not a JSON object. */
    static Object parsed(UntrustedText json) {
        return parsed(json.raw());
    }

    /** As {@link #parsed(UntrustedText)}. */
    static Object parsed(String json) {
        try {
            return JsonObject.parse(json, LIMITS);
        } catch (JsonException e) {
            return json;
        }
    }

    private void value(Object value) {
        if (value instanceof JsonObject object) {
            Quoted.ascii(object.toJson(), out);
        } else if (value instanceof UntrustedText text) {
            string(text.raw());
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
        out.append(Quoted.json(text));
    }
}
