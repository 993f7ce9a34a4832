package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.source.Position;
import java.util.List;
import java.util.Set;

/**
 * Calls, one after another, each with what must become of it; the labels and counts of one are there for the next.
 *
 * @param labels what every session of the case has before the first call
 * @param steps at least one
 */
public record TestCase(String name, Position position, Set<String> labels, List<TestStep> steps) {
    public TestCase {
        requireNonNull(name, "name");
        requireNonNull(position, "position");
        labels = Set.copyOf(labels);
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps: none (expected: at least one)");
        }
    }
}
