package dev.assent.engine.policy;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonPointer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The input schema of a tool, as its JSON. Immutable. */
final class ArgumentSchema {
    /** References that follow each other before a value is looked at: more is a circle. */
    private static final int MAX_REFERENCES = 20;

    private final JsonObject root;

    ArgumentSchema(JsonObject root) {
        this.root = root;
    }

    JsonObject root() {
        return root;
    }

    /** How arguments do not fit, or nothing. The text repeats names that the agent chose. */
    Optional<String> mismatch(JsonObject arguments) {
        return new SchemaCheck(this).check(arguments, root, List.of(), 0);
    }

    /** Follows {@code $ref}; empty if it leads nowhere. */
    Optional<JsonObject> resolve(JsonObject schema) {
        JsonObject current = schema;
        for (int i = 0; i < MAX_REFERENCES; i++) {
            if (!(current.get("$ref") instanceof String reference)) {
                return Optional.of(current);
            }
            Object target = reference.startsWith("#") ? find(reference.substring(1)) : null;
            if (!(target instanceof JsonObject next)) {
                return Optional.empty();
            }
            current = next;
        }
        return Optional.empty();
    }

    private @Nullable Object find(String pointer) {
        Object value = root;
        try {
            for (String token : JsonPointer.parse(pointer).tokens()) {
                value = value instanceof JsonObject object ? object.get(token) : null;
            }
        } catch (IllegalArgumentException e) {
            return null;
        }
        return value;
    }

    /** A text, or the texts of a list. */
    static List<String> strings(@Nullable Object value) {
        if (value instanceof String one) {
            return List.of(one);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** The schemas of a list. */
    static List<JsonObject> schemas(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }
}
