package dev.assent.server.store.sqlite;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object that {@link Members} wrote. A field that is missing or of another kind is an IllegalStateException. */
record Fields(JsonObject object) {

    static Fields read(String text) {
        return new Fields(StoredJson.read(text));
    }

    String text(String name) {
        return required(name, String.class);
    }

    Untrusted untrusted(String name) {
        return new Untrusted(text(name));
    }

    int number(String name) {
        return Math.toIntExact(required(name, Long.class));
    }

    boolean flag(String name) {
        return required(name, Boolean.class);
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    Instant time(String name) {
        return Instant.parse(text(name));
    }

    Duration duration(String name) {
        return Duration.parse(text(name));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : required(name, List.class)) {
            texts.add(as(name, element, String.class));
        }
        return texts;
    }

    Fields object(String name) {
        return new Fields(required(name, JsonObject.class));
    }

    <T> Optional<T> object(String name, Function<Fields, T> read) {
        return object.containsKey(name) ? Optional.of(read.apply(object(name))) : Optional.empty();
    }

    <T> List<T> objects(String name, Function<Fields, T> read) {
        List<T> values = new ArrayList<>();
        for (Object element : required(name, List.class)) {
            values.add(read.apply(new Fields(as(name, element, JsonObject.class))));
        }
        return values;
    }

    private <T> T required(String name, Class<T> type) {
        return as(name, object.get(name), type);
    }

    private static <T> T as(String name, @Nullable Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalStateException("field `" + name + "`: no " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
