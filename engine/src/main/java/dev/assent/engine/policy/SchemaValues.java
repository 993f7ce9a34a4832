package dev.assent.engine.policy;

import dev.assent.engine.cel.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says whether an argument that fits a schema can have a value: by its type, {@code enum} or {@code const}. */
final class SchemaValues {
    private static final int MAX_SHOWN = 8;

    private SchemaValues() {}

    /** What the argument must be instead; empty if it can have the value, or nothing is known. */
    static Optional<String> expectedInsteadOf(Object value, ArgumentSchema schema, List<String> path) {
        return at(schema, path).flatMap(declared -> expected(value, declared));
    }

    private static Optional<String> expected(Object value, JsonObject declared) {
        Object constant = declared.get("const");
        List<?> values =
                constant != null ? List.of(constant) : declared.get("enum") instanceof List<?> list ? list : List.of();
        if (!values.isEmpty()) {
            return values.stream().anyMatch(one -> isSame(one, value))
                    ? Optional.empty()
                    : Optional.of(values.stream()
                            .limit(MAX_SHOWN)
                            .map(JsonObject::toJson)
                            .collect(Collectors.joining(", ", "", values.size() > MAX_SHOWN ? ", ..." : "")));
        }
        List<String> types = ArgumentSchema.strings(declared.get("type"));
        return types.isEmpty() || types.stream().anyMatch(type -> isOf(value, type))
                ? Optional.empty()
                : Optional.of("of type " + String.join(" or ", types));
    }

    /** What is declared at a path; empty if that is not one thing alone. */
    private static Optional<JsonObject> at(ArgumentSchema schema, List<String> path) {
        Optional<JsonObject> current = plain(schema, schema.root());
        for (String name : path) {
            current = current.flatMap(object -> object.get("properties") instanceof JsonObject properties
                            && properties.get(name) instanceof JsonObject declared
                    ? plain(schema, declared)
                    : Optional.empty());
        }
        return current;
    }

    private static Optional<JsonObject> plain(ArgumentSchema schema, JsonObject declared) {
        return schema.resolve(declared).filter(one -> !one.containsKey("anyOf") && !one.containsKey("oneOf"));
    }

    private static boolean isOf(Object value, String type) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof Number;
            case "integer" ->
                value instanceof Number number && (number.doubleValue() == Math.rint(number.doubleValue()));
            default -> false;
        };
    }

    /** As CEL compares: numbers by their value, whatever their type. */
    private static boolean isSame(Object one, Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        return one.equals(other);
    }
}
