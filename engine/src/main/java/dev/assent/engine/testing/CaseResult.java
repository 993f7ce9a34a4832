package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.source.Position;
import java.util.List;

/** How one case went. */
public record CaseResult(String suite, String name, Position position, List<Difference> differences) {
    /** One thing that is not as expected. */
    public record Difference(String what, String expected, String actual) {
        public Difference {
            requireNonNull(what, "what");
            requireNonNull(expected, "expected");
            requireNonNull(actual, "actual");
        }
    }

    public CaseResult {
        requireNonNull(suite, "suite");
        requireNonNull(name, "name");
        requireNonNull(position, "position");
        differences = List.copyOf(differences);
    }

    public boolean passed() {
        return differences.isEmpty();
    }
}
