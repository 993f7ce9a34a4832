package dev.assent.engine.policy;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonPointer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the arguments of one call to a schema: types, required and declared properties, {@code items}, {@code anyOf},
 * {@code oneOf} and local {@code $ref}. Other keywords are left to policies. For one thread.
 *
 * <p>An object takes only the properties that are declared unless {@code additionalProperties} says otherwise; a nested
 * object without {@code properties} declares none and takes any.
 */
final class SchemaCheck {
    /** Alternatives within alternatives of the same value: more is a circle. */
    private static final int MAX_ROUNDS = 8;

    /** Values held to schemas: alternatives can multiply. */
    private static final int MAX_CHECKS = 2_000_000;

    private final ArgumentSchema whole;
    private int checks;

    SchemaCheck(ArgumentSchema whole) {
        this.whole = whole;
    }

    Optional<String> check(Object value, JsonObject schema, List<String> path, int round) {
        Optional<JsonObject> resolved = whole.resolve(schema);
        if (resolved.isEmpty() || round > MAX_ROUNDS || ++checks > MAX_CHECKS) {
            return Optional.of(name(path) + " has a schema that is too involved to check");
        }
        JsonObject known = resolved.get();
        for (String key : List.of("anyOf", "oneOf")) {
            List<JsonObject> alternatives = ArgumentSchema.schemas(known.get(key));
            if (!alternatives.isEmpty()
                    && alternatives.stream()
                            .noneMatch(one -> check(value, one, path, round + 1).isEmpty())) {
                return Optional.of(name(path) + " fits none of the alternatives");
            }
        }
        List<String> types = ArgumentSchema.strings(known.get("type"));
        if (!types.isEmpty() && types.stream().noneMatch(type -> isOf(value, type))) {
            return Optional.of(name(path) + " is not of type " + String.join(" or ", types));
        }
        if (value instanceof JsonObject object) {
            return checkMembers(object, known, path);
        }
        return value instanceof List<?> list && known.get("items") instanceof JsonObject items
                ? checkElements(list, items, path)
                : Optional.empty();
    }

    private Optional<String> checkElements(List<?> list, JsonObject items, List<String> path) {
        for (int i = 0; i < list.size(); i++) {
            Optional<String> wrong = check(list.get(i), items, below(path, Integer.toString(i)), 0);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> checkMembers(JsonObject object, JsonObject schema, List<String> path) {
        for (String required : ArgumentSchema.strings(schema.get("required"))) {
            if (!object.containsKey(required)) {
                return Optional.of(name(below(path, required)) + " is missing");
            }
        }
        boolean open = takesAny(schema, path.isEmpty());
        JsonObject properties = schema.get("properties") instanceof JsonObject p ? p : JsonObject.EMPTY;
        for (Map.Entry<String, Object> member : object.entrySet()) {
            Object declared = properties.get(member.getKey());
            Object type = declared == null ? schema.get("additionalProperties") : declared;
            Optional<String> wrong = checkMember(member, type, declared != null || open, path);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> checkMember(
            Map.Entry<String, Object> member, @Nullable Object type, boolean known, List<String> path) {
        List<String> place = below(path, member.getKey());
        if (type instanceof JsonObject inner) {
            return check(member.getValue(), inner, place, 0);
        }
        return known && !Boolean.FALSE.equals(type) ? Optional.empty() : Optional.of(name(place) + " is not declared");
    }

    /** Whether an object takes properties that this schema does not declare. */
    private static boolean takesAny(JsonObject schema, boolean outermost) {
        Object additional = schema.get("additionalProperties");
        if (additional != null) {
            return Boolean.TRUE.equals(additional);
        }
        boolean declaredElsewhere = schema.containsKey("anyOf") || schema.containsKey("oneOf");
        return !schema.containsKey("properties") && (!outermost || declaredElsewhere);
    }

    private static boolean isOf(Object value, String type) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "array" -> value instanceof List;
            case "object" -> value instanceof JsonObject;
            case "null" -> value == JsonObject.shape().nullValue();
            case "number" -> value instanceof Number;
            case "integer" ->
                value instanceof Long
                        || value instanceof BigInteger
                        || (value instanceof Double number && number == Math.rint(number));
            default -> false;
        };
    }

    private static List<String> below(List<String> path, String token) {
        List<String> longer = new ArrayList<>(path);
        longer.add(token);
        return longer;
    }

    private static String name(List<String> path) {
        return path.isEmpty() ? "the arguments" : "argument " + new JsonPointer(path);
    }
}
