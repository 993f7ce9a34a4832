package dev.assent.engine.call;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One change of a call's arguments, in the manner of JSON Patch (RFC 6902).
 *
 * @param pointer never the whole object
 * @param value present for ADD and REPLACE, in the form of {@link JsonObject}
 */
public record ArgumentEdit(Operation operation, JsonPointer pointer, Optional<Object> value) {
    /** ADD makes a member or inserts an element, REPLACE and REMOVE want the value to be there. */
    public enum Operation {
        ADD,
        REPLACE,
        REMOVE
    }

    public ArgumentEdit {
        requireNonNull(operation, "operation");
        requireNonNull(pointer, "pointer");
        requireNonNull(value, "value");
        if (pointer.tokens().isEmpty()) {
            throw new IllegalArgumentException("the whole of the arguments cannot be edited");
        }
        if (value.isPresent() == (operation == Operation.REMOVE)) {
            throw new IllegalArgumentException("an edit has a value exactly if it adds or replaces");
        }
    }

    /**
     * The arguments with this change; the given ones stay as they are.
     *
     * @throws IllegalArgumentException if the pointer leads nowhere; the message names the pointer
     */
    public JsonObject applyTo(JsonObject arguments) {
        return (JsonObject) change(arguments, 0);
    }

    private Object change(Object container, int depth) {
        String token = pointer.tokens().get(depth);
        boolean here = depth == pointer.tokens().size() - 1;
        if (container instanceof Map<?, ?> members) {
            return changeMember(members, token, here, depth);
        }
        if (container instanceof List<?> elements) {
            return changeElement(elements, token, here, depth);
        }
        throw leadsNowhere();
    }

    private Object changeMember(Map<?, ?> members, String name, boolean here, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        members.forEach((key, old) -> copy.put((String) key, old));
        Object old = copy.get(name);
        if (old == null && !(here && operation == Operation.ADD)) {
            throw leadsNowhere();
        }
        if (!here) {
            copy.put(name, change(requireNonNull(old), depth + 1));
        } else if (operation == Operation.REMOVE) {
            copy.remove(name);
        } else {
            copy.put(name, value.orElseThrow());
        }
        return JsonObject.of(copy);
    }

    private Object changeElement(List<?> elements, String token, boolean here, int depth) {
        List<Object> copy = new ArrayList<>(elements);
        boolean adds = here && operation == Operation.ADD;
        int index = adds && token.equals("-") ? copy.size() : index(token);
        if (index < 0 || index > copy.size() || (index == copy.size() && !adds)) {
            throw leadsNowhere();
        }
        if (!here) {
            copy.set(index, change(copy.get(index), depth + 1));
        } else {
            switch (operation) {
                case ADD -> copy.add(index, value.orElseThrow());
                case REPLACE -> copy.set(index, value.orElseThrow());
                case REMOVE -> copy.remove(index);
            }
        }
        return JsonObject.shape().array(copy);
    }

    /** RFC 6901: digits without a leading zero. */
    private static int index(String token) {
        return token.matches("0|[1-9][0-9]{0,6}") ? Integer.parseInt(token) : -1;
    }

    private IllegalArgumentException leadsNowhere() {
        return new IllegalArgumentException("`" + pointer + "` leads nowhere in the arguments");
    }
}
