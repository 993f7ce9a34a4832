package dev.assent.engine.decision;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something the caller must do when it runs the call; a caller that does not know the type must not run it.
 *
 * @param id names it inside the decision; may be empty
 * @param properties by name, sorted; values can repeat text of the agent
 */
public record Obligation(String id, String type, Map<String, String> properties) {
    /** Longest value of a property, in UTF-16 units. */
    public static final int MAX_VALUE_LENGTH = 4_096;

    public Obligation {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}
