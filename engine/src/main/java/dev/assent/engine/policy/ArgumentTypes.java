package dev.assent.engine.policy;

import dev.assent.engine.cel.Environment;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.cel.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema as types of CEL. What can be several things is known only with the call; so is a number, because JSON does not tell
 * 5 from 5.0. For one thread.
 */
final class ArgumentTypes {
    /** Structs within structs; below, and in schemas that contain themselves, nothing is declared. */
    private static final int MAX_DEPTH = 8;

    private final ArgumentSchema schema;
    private final Map<String, Map<String, ValueType>> structs = new LinkedHashMap<>();

    private ArgumentTypes(ArgumentSchema schema) {
        this.schema = schema;
    }

    /** An environment in which the arguments are those of a tool. */
    static Environment declare(Environment environment, ArgumentSchema schema) {
        ArgumentTypes types = new ArgumentTypes(schema);
        ValueType arguments = types.type(schema.root(), "args", 1);
        return environment.withArguments(arguments, types.structs);
    }

    private ValueType type(Object declared, String name, int depth) {
        if (!(declared instanceof JsonObject reference) || depth > MAX_DEPTH) {
            return ValueType.ANY;
        }
        JsonObject known = schema.resolve(reference).orElse(JsonObject.EMPTY);
        List<String> types = ArgumentSchema.strings(known.get("type"));
        if (types.size() != 1 || known.containsKey("anyOf") || known.containsKey("oneOf")) {
            return ValueType.ANY;
        }
        return switch (types.get(0)) {
            case "string" -> ValueType.STRING;
            case "boolean" -> ValueType.BOOL;
            case "integer" -> ValueType.INT;
            case "array" ->
                ValueType.listOf(type(known.getOrDefault("items", JsonObject.EMPTY), name + ".items", depth + 1));
            case "object" -> object(known, name, depth);
            default -> ValueType.ANY;
        };
    }

    private ValueType object(JsonObject known, String name, int depth) {
        Object additional = known.get("additionalProperties");
        boolean closed = additional == null || Boolean.FALSE.equals(additional);
        // as the check of a call has it: only the outermost object without properties takes none
        boolean declares = known.get("properties") instanceof JsonObject || depth == 1;
        if (!closed || !declares) {
            return ValueType.JSON_OBJECT;
        }
        JsonObject properties = known.get("properties") instanceof JsonObject p ? p : JsonObject.EMPTY;
        Map<String, ValueType> fields = new LinkedHashMap<>();
        properties.forEach((field, declared) -> fields.put(field, type(declared, name + "." + field, depth + 1)));
        structs.put(name, fields);
        return ValueType.struct(name);
    }
}
