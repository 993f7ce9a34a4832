package dev.assent.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.assent.engine.json.JsonException.Kind;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one strict JSON text (RFC 8259) in one pass. Refused besides: duplicate keys, numbers that no double can hold,
 * lone surrogates, anything after the value. Integers keep their exact value.
 */
public final class JsonReader {
    /** Digits of one number; more is refused, so that nobody pays for parsing them. */
    private static final int MAX_NUMBER_LENGTH = 1_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // the JVM's own table of strings is not for names that agents think up
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // sizes and depth are checked here, against the limits of each call
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private final JsonParser parser;
    private final JsonShape shape;
    private final int maxDepth;

    private JsonReader(JsonParser parser, JsonShape shape, int maxDepth) {
        this.parser = parser;
        this.shape = shape;
        this.maxDepth = maxDepth;
    }

    /**
     * Reads a text whose outermost value is an object.
     *
     * @throws JsonException if the text is not such a text, or is over a limit
     */
    public static Map<String, Object> readObject(String text, JsonLimits limits, JsonShape shape) {
        Object value = readValue(text, limits, shape);
        if (value instanceof Map) {
            @SuppressWarnings("unchecked")
            Map<String, Object> object = (Map<String, Object>) value;
            return object;
        }
        throw new JsonException(Kind.MALFORMED, "not a JSON object", 1, 1);
    }

    /**
     * Reads any one value.
     *
     * @throws JsonException if the text is not one JSON value, or is over a limit
     */
    public static Object readValue(String text, JsonLimits limits, JsonShape shape) {
        if (Utf8.isLongerThan(text, limits.maxBytes())) {
            throw new JsonException(Kind.TOO_LARGE, "longer than " + limits.maxBytes() + " bytes", 0, 0);
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonReader reader = new JsonReader(parser, shape, limits.maxDepth());
            Object value = reader.value(parser.nextToken(), 1);
            if (parser.nextToken() != null) {
                throw reader.malformed("more text after the value");
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new JsonException(
                    Kind.MALFORMED,
                    "not valid JSON",
                    at == null ? 0 : at.getLineNr(),
                    at == null ? 0 : Math.max(1, at.getColumnNr()));
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    private Object value(@Nullable JsonToken token, int depth) throws IOException {
        if (token == null) {
            throw malformed("the text ends before the value does");
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> wellFormed(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> shape.nullValue();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw malformed("not valid JSON");
        };
    }

    private Map<String, Object> object(int depth) throws IOException {
        checkDepth(depth);
        Map<String, Object> members = new LinkedHashMap<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            if (token != JsonToken.FIELD_NAME) {
                throw malformed("the text ends inside an object");
            }
            String name = wellFormed(parser.currentName());
            Object value = value(parser.nextToken(), depth + 1);
            if (members.put(name, value) != null) {
                throw malformed("an object has the same key twice");
            }
        }
        return shape.object(members);
    }

    private List<Object> array(int depth) throws IOException {
        checkDepth(depth);
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, depth + 1));
        }
        return shape.array(elements);
    }

    private Object integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case BIG_INTEGER -> {
                BigInteger exact = parser.getBigIntegerValue();
                finite(exact.doubleValue());
                yield exact;
            }
            case FLOAT, DOUBLE, BIG_DECIMAL -> finite(parser.getDoubleValue());
        };
    }

    private Double finite(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw malformed("a number is out of the range of a double");
        }
        return value;
    }

    private String wellFormed(String text) {
        if (Utf8.hasLoneSurrogate(text)) {
            throw malformed("a string has half a surrogate pair");
        }
        return text;
    }

    private void checkDepth(int depth) {
        if (depth > maxDepth) {
            throw new JsonException(Kind.TOO_DEEP, "nested deeper than " + maxDepth + " levels", 0, 0);
        }
    }

    private JsonException malformed(String message) {
        JsonLocation at = parser.currentLocation();
        return new JsonException(Kind.MALFORMED, message, at.getLineNr(), Math.max(1, at.getColumnNr()));
    }
}
