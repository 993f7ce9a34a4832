package dev.assent.engine.policy;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.cel.ValueType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of what the data files say. The top-level keys are declared, so that a mistyped one is found at load. Objects below
 * are maps, for they are looked into by key: {@code data.limits[args.tier]}.
 */
final class DataTypes {
    private DataTypes() {}

    static Map<String, ValueType> of(JsonObject data) {
        Map<String, ValueType> fields = new LinkedHashMap<>();
        data.forEach((key, value) -> fields.put(key, type(value)));
        return fields;
    }

    private static ValueType type(Object value) {
        if (value instanceof String) {
            return ValueType.STRING;
        } else if (value instanceof Boolean) {
            return ValueType.BOOL;
        } else if (value instanceof Long) {
            return ValueType.INT;
        } else if (value instanceof Double) {
            return ValueType.DOUBLE;
        } else if (value instanceof List<?> elements) {
            return ValueType.listOf(common(elements));
        } else if (value instanceof Map<?, ?> members) {
            return ValueType.mapOf(common(members.values()));
        }
        return ValueType.ANY;
    }

    /** The type that all have; of none and of several it is known only with the value. */
    private static ValueType common(Collection<?> values) {
        List<ValueType> types = values.stream().map(DataTypes::type).distinct().toList();
        return types.size() == 1 ? types.get(0) : ValueType.ANY;
    }
}
