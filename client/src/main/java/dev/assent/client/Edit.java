package dev.assent.client;

import static java.util.Objects.requireNonNull;

/**
 * One change of the arguments.
 *
 * @param pointer JSON Pointer (RFC 6901) into the arguments; not the whole object
 * @param valueJson the new value as JSON text; empty for REMOVE
 */
public record Edit(Operation operation, String pointer, String valueJson) {
    /** What to do at the pointer. */
    public enum Operation {
        /** Adds an object member or inserts an array element. */
        ADD,
        /** Replaces a value that is there. */
        REPLACE,
        /** Removes a value that is there. */
        REMOVE
    }

    public Edit {
        requireNonNull(operation, "operation");
        requireNonNull(pointer, "pointer");
        requireNonNull(valueJson, "valueJson");
    }
}
