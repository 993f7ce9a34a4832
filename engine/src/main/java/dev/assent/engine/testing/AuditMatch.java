package dev.assent.engine.testing;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonPointer;
import dev.assent.engine.testing.CaseResult.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares a record with what an author expects of it: of an object only the members that are named, of a list all elements
 * in their order. A member that is expected to be null must not be there.
 */
final class AuditMatch {
    private static final String NOTHING = "nothing";

    private final List<Difference> differences = new ArrayList<>();

    private AuditMatch() {}

    static List<Difference> differences(JsonObject expected, Map<String, Object> record) {
        AuditMatch match = new AuditMatch();
        match.value(List.of(), expected, record);
        return match.differences;
    }

    private void value(List<String> path, Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> members && actual instanceof Map<?, ?> there) {
            members.forEach((key, member) -> value(below(path, (String) key), member, there.get(key)));
        } else if (expected instanceof List<?> elements
                && actual instanceof List<?> there
                && elements.size() == there.size()) {
            for (int i = 0; i < elements.size(); i++) {
                value(below(path, Integer.toString(i)), elements.get(i), there.get(i));
            }
        } else if (actual == null ? !expected.equals(JsonObject.shape().nullValue()) : !expected.equals(actual)) {
            differences.add(new Difference(
                    "audit " + new JsonPointer(path),
                    JsonObject.toJson(expected),
                    actual == null ? NOTHING : JsonObject.toJson(actual)));
        }
    }

    private static List<String> below(List<String> path, String token) {
        List<String> longer = new ArrayList<>(path);
        longer.add(token);
        return longer;
    }
}
