package dev.assent.engine.policy;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.cel.CompiledExpression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a choice brings with it once the call is allowed.
 *
 * @param labels for the session
 */
public record Consequences(List<String> labels, List<Duty> duties) {
    /** Most different labels in one policy set: a session can have no more. */
    public static final int MAX_LABELS = 32;

    public static final Consequences NONE = new Consequences(List.of(), List.of());

    /**
     * An obligation whose properties are still to be worked out.
     *
     * @param properties expressions that give texts, by name, sorted
     */
    public record Duty(Optional<String> id, String type, Map<String, CompiledExpression> properties) {
        public Duty {
            requireNonNull(id, "id");
            requireNonNull(type, "type");
            properties = java.util.Collections.unmodifiableMap(new TreeMap<>(properties));
        }
    }

    public Consequences {
        labels = List.copyOf(labels);
        duties = List.copyOf(duties);
    }
}
