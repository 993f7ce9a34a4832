package dev.assent.engine.policy;

import static dev.assent.engine.policy.ToolsReader.below;

import dev.assent.engine.cel.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Checks that the keywords of a schema that we hold calls to have the form that JSON Schema gives them. */
final class SchemaForm {
    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "array", "object", "null");

    private final ArgumentSchema whole;
    private final List<String> start;
    private final BiConsumer<List<String>, String> errors;

    SchemaForm(JsonObject root, List<String> start, BiConsumer<List<String>, String> errors) {
        this.whole = new ArgumentSchema(root);
        this.start = start;
        this.errors = errors;
    }

    void check() {
        List<String> types = ArgumentSchema.strings(whole.root().get("type"));
        if (!types.equals(List.of("object"))) {
            errors.accept(below(start, "type"), "the input schema of a tool must have \"type\": \"object\"");
        }
        schema(whole.root(), start);
    }

    private void schema(JsonObject schema, List<String> path) {
        if (whole.resolve(schema).isEmpty()) {
            errors.accept(
                    below(path, "$ref"),
                    "this reference leads nowhere (expected: one inside the schema, like #/$defs/x)");
        }
        types(schema.get("type"), below(path, "type"));
        properties(schema, "properties", path);
        properties(schema, "$defs", path);
        properties(schema, "definitions", path);
        Object required = schema.get("required");
        if (required != null && !isListOfTexts(required)) {
            errors.accept(below(path, "required"), "required must be a list of texts");
        }
        inner(schema.get("items"), below(path, "items"));
        inner(schema.get("additionalProperties"), below(path, "additionalProperties"));
        alternatives(schema, "anyOf", path);
        alternatives(schema, "oneOf", path);
    }

    private void types(@Nullable Object type, List<String> path) {
        if (type == null) {
            return;
        }
        List<String> names = ArgumentSchema.strings(type);
        boolean texts = type instanceof String || isListOfTexts(type);
        if (!texts || names.isEmpty() || !TYPES.containsAll(names)) {
            errors.accept(path, "type must be one or more of array, boolean, integer, null, number, object, string");
        }
    }

    private void properties(JsonObject schema, String key, List<String> path) {
        Object properties = schema.get(key);
        if (properties instanceof JsonObject declared) {
            for (Map.Entry<String, Object> property : declared.entrySet()) {
                inner(property.getValue(), below(below(path, key), property.getKey()));
            }
        } else if (properties != null) {
            errors.accept(below(path, key), key + " must be an object");
        }
    }

    private void alternatives(JsonObject schema, String key, List<String> path) {
        Object alternatives = schema.get(key);
        if (alternatives == null) {
            return;
        }
        if (!(alternatives instanceof List<?> list) || list.isEmpty()) {
            errors.accept(below(path, key), key + " must be a list of schemas");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof JsonObject inner) {
                schema(inner, below(below(path, key), Integer.toString(i)));
            } else {
                errors.accept(below(below(path, key), Integer.toString(i)), "a schema must be an object");
            }
        }
    }

    private void inner(@Nullable Object schema, List<String> path) {
        if (schema instanceof JsonObject object) {
            schema(object, path);
        } else if (schema != null && !(schema instanceof Boolean)) {
            errors.accept(path, "a schema must be an object or a boolean");
        }
    }

    private static boolean isListOfTexts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }
}
