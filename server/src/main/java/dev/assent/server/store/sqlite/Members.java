package dev.assent.server.store.sqlite;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Collects the members of a JSON object that is about to be written. {@link Fields} reads it back. */
final class Members {
    private final Map<String, Object> tree = new LinkedHashMap<>();

    Members text(String name, String value) {
        tree.put(name, value);
        return this;
    }

    Members text(String name, Untrusted value) {
        return text(name, value.raw());
    }

    Members number(String name, int value) {
        tree.put(name, value);
        return this;
    }

    Members flag(String name, boolean value) {
        tree.put(name, value);
        return this;
    }

    Members constant(String name, Enum<?> value) {
        return text(name, value.name());
    }

    /** To the nanosecond, for any year. */
    Members time(String name, Instant value) {
        return text(name, value.toString());
    }

    Members duration(String name, Duration value) {
        return text(name, value.toString());
    }

    Members texts(String name, Iterable<String> values) {
        tree.put(name, values);
        return this;
    }

    Members object(String name, Members value) {
        tree.put(name, value.tree);
        return this;
    }

    /** An empty value is left out. */
    <T> Members object(String name, Optional<T> value, Function<T, Members> write) {
        value.ifPresent(present -> object(name, write.apply(present)));
        return this;
    }

    <T> Members objects(String name, List<T> values, Function<T, Members> write) {
        tree.put(name, values.stream().map(value -> write.apply(value).tree).toList());
        return this;
    }

    Map<String, Object> tree() {
        return tree;
    }

    @Override
    public String toString() {
        return JsonObject.toJson(tree);
    }
}
