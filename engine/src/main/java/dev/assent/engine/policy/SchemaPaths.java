package dev.assent.engine.policy;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.mask.MaskPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says whether a call that fits a schema can have something at a path. */
final class SchemaPaths {
    /** Alternatives within alternatives of the same value: more is a circle. */
    private static final int MAX_ROUNDS = 8;

    private final ArgumentSchema whole;

    private SchemaPaths(ArgumentSchema whole) {
        this.whole = whole;
    }

    static boolean knows(ArgumentSchema schema, MaskPath path) {
        return new SchemaPaths(schema).knows(schema.root(), path.segments(), 0, 0);
    }

    private boolean knows(JsonObject declared, List<String> segments, int depth, int round) {
        Optional<JsonObject> resolved = whole.resolve(declared);
        if (resolved.isEmpty() || round > MAX_ROUNDS || depth == segments.size()) {
            return true;
        }
        JsonObject schema = resolved.get();
        List<JsonObject> alternatives = new ArrayList<>(ArgumentSchema.schemas(schema.get("anyOf")));
        alternatives.addAll(ArgumentSchema.schemas(schema.get("oneOf")));
        if (alternatives.stream().anyMatch(one -> knows(one, segments, depth, round + 1))) {
            return true;
        }
        List<String> types = ArgumentSchema.strings(schema.get("type"));
        boolean anything = types.isEmpty() && !schema.containsKey("properties") && alternatives.isEmpty();
        return anything
                || next(schema, segments.get(depth), depth == 0)
                        .anyMatch(below -> !(below instanceof JsonObject one) || knows(one, segments, depth + 1, 0));
    }

    /** The schemas of what is one step below; {@code true} where anything may be there. */
    private static Stream<Object> next(JsonObject schema, String segment, boolean outermost) {
        List<String> types = ArgumentSchema.strings(schema.get("type"));
        Stream<Object> elements = types.contains("array") && isElement(segment)
                ? Stream.of(orAnything(schema.get("items")))
                : Stream.empty();
        return Stream.concat(elements, members(schema, types, segment, outermost));
    }

    private static Stream<Object> members(JsonObject schema, List<String> types, String segment, boolean outermost) {
        if (!types.isEmpty() && !types.contains("object")) {
            return Stream.empty();
        }
        Object declared = schema.get("properties");
        JsonObject properties = declared instanceof JsonObject p ? p : JsonObject.EMPTY;
        Stream<Object> named = segment.equals(MaskPath.EACH)
                ? properties.values().stream()
                : Stream.ofNullable(properties.get(segment));
        Object additional = schema.get("additionalProperties");
        // as the check of a call has it: only a nested object without properties takes any
        boolean elsewhere = schema.containsKey("anyOf") || schema.containsKey("oneOf");
        boolean open =
                additional == null ? declared == null && !outermost && !elsewhere : !Boolean.FALSE.equals(additional);
        return open ? Stream.concat(named, Stream.of(orAnything(additional))) : named;
    }

    private static boolean isElement(String segment) {
        return segment.equals(MaskPath.EACH) || segment.chars().allMatch(Character::isDigit);
    }

    private static Object orAnything(@Nullable Object schema) {
        return schema == null ? (Object) true : schema;
    }
}
