package dev.assent.cli.review.detail;

import dev.assent.engine.json.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a JSON value that hold no others, by their places, in their order. */
final class Leaves {
    private final Map<JsonPointer, Object> found = new LinkedHashMap<>();
    private final List<String> path = new ArrayList<>();

    private Leaves() {}

    /** An empty object or array is a leaf too. */
    static Map<JsonPointer, Object> of(Object value) {
        Leaves leaves = new Leaves();
        leaves.walk(value);
        return leaves.found;
    }

    private void walk(Object value) {
        if (value instanceof Map<?, ?> members && !members.isEmpty()) {
            members.forEach((name, member) -> at((String) name, member));
        } else if (value instanceof List<?> elements && !elements.isEmpty()) {
            for (int i = 0; i < elements.size(); i++) {
                at(Integer.toString(i), elements.get(i));
            }
        } else {
            found.put(new JsonPointer(path), value);
        }
    }

    private void at(String token, Object value) {
        path.add(token);
        walk(value);
        path.remove(path.size() - 1);
    }
}
