package dev.assent.engine.json;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One difference between two JSON values.
 *
 * @param pointer leads to the value at the moment when the changes before it have been made
 * @param before absent for ADDED
 * @param after absent for REMOVED
 */
public record JsonChange(Kind kind, JsonPointer pointer, Optional<Object> before, Optional<Object> after) {
    /** What happens at the pointer. An element that is added or removed moves those behind it. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public JsonChange {
        requireNonNull(kind, "kind");
        requireNonNull(pointer, "pointer");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        if (before.isPresent() == (kind == Kind.ADDED) || after.isPresent() == (kind == Kind.REMOVED)) {
            throw new IllegalArgumentException("kind: " + kind + " (expected: one that fits the values)");
        }
    }
}
