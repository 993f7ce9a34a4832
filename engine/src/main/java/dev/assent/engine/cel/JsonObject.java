package dev.assent.engine.cel;

import com.google.common.collect.ImmutableList;
import dev.assent.engine.json.CanonicalJson;
import dev.assent.engine.json.ExactJson;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonReader;
import dev.assent.engine.json.JsonShape;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.common.values.StructValue;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON object in the form that CEL reads without converting it again. Values are String, Long, BigInteger,
 * Double, Boolean, the null of CEL, immutable lists and JsonObject. CEL does not read BigInteger: a rule that touches one is in
 * error.
 */
@SuppressWarnings("Immutable") // the members are never handed out in a form that can change
public final class JsonObject extends StructValue<String, Object> implements Map<String, Object> {
    public static final JsonObject EMPTY = new JsonObject(Map.of(), null);

    private static final JsonShape SHAPE = new JsonShape() {
        @Override
        public Map<String, Object> object(Map<String, Object> members) {
            return new JsonObject(members, null);
        }

        @Override
        public List<Object> array(List<Object> elements) {
            return ImmutableList.copyOf(elements);
        }

        @Override
        public Object nullValue() {
            return NullValue.NULL_VALUE;
        }
    };

    private static final CelType TYPE = MapType.create(SimpleType.DYN, SimpleType.DYN);

    private final Map<String, Object> members;
    private final @Nullable String source;

    private JsonObject(Map<String, Object> members, @Nullable String source) {
        this.members = members;
        this.source = source;
    }

    /**
     * Reads a JSON object from its text; the empty text is the empty object.
     *
     * @throws dev.assent.engine.json.JsonException if the text is not a JSON object within the limits
     */
    public static JsonObject parse(String text, JsonLimits limits) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        JsonObject read = (JsonObject) JsonReader.readObject(text, limits, SHAPE);
        return new JsonObject(read.members, text);
    }

    /**
     * Reads any one JSON value in the form of this class.
     *
     * @throws dev.assent.engine.json.JsonException if the text is not a JSON value within the limits
     */
    public static Object parseValue(String text, JsonLimits limits) {
        return JsonReader.readValue(text, limits, SHAPE);
    }

    /** What a reader must build for values of this form. */
    public static JsonShape shape() {
        return SHAPE;
    }

    /** Wraps members whose values already have the form of this class. */
    public static JsonObject of(Map<String, Object> members) {
        return members instanceof JsonObject object
                ? object
                : new JsonObject(new java.util.LinkedHashMap<>(members), null);
    }

    /** Canonical text, RFC 8785 with the deviation of {@link CanonicalJson}. */
    public String toCanonicalJson() {
        return CanonicalJson.write(this, SHAPE);
    }

    /** Text that reads back as exactly this object, members in their order. */
    public String toJson() {
        return toJson(this);
    }

    /** The text that this was read from; {@link #toJson()} if it was not. Reads back as exactly this object. */
    public String source() {
        return source == null ? toJson() : source;
    }

    /** Text that reads back as exactly this value; takes what {@link ExactJson} takes, and the null of CEL. */
    public static String toJson(Object value) {
        return ExactJson.write(value, SHAPE);
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return members.isEmpty();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public Object select(String field) {
        Object value = members.get(field);
        if (value == null) {
            throw CelAttributeNotFoundException.forMissingMapKey(field);
        }
        return value;
    }

    @Override
    public Optional<Object> find(String field) {
        return Optional.ofNullable(members.get(field));
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public boolean containsKey(Object key) {
        return members.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return members.containsValue(value);
    }

    @Override
    public @Nullable Object get(Object key) {
        return members.get(key);
    }

    @Override
    public @Nullable Object put(String key, Object value) {
        throw new UnsupportedOperationException("immutable");
    }

    @Override
    public @Nullable Object remove(Object key) {
        throw new UnsupportedOperationException("immutable");
    }

    @Override
    public void putAll(Map<? extends String, ?> other) {
        throw new UnsupportedOperationException("immutable");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("immutable");
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(members.keySet());
    }

    @Override
    public Collection<Object> values() {
        return Collections.unmodifiableCollection(members.values());
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return Collections.unmodifiableMap(members).entrySet();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof Map<?, ?> map && members.equals(map));
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** Names the keys only: values are not for logs. */
    @Override
    public String toString() {
        return new AbstractMap.SimpleImmutableEntry<>("JsonObject", members.keySet()).toString();
    }
}
