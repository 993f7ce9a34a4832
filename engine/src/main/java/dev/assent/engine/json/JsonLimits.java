package dev.assent.engine.json;

/**
 * Bounds of a JSON text.
 *
 * @param maxBytes length in UTF-8, 1 or more
 * @param maxDepth nested objects and arrays, the outermost counts as 1
 */
public record JsonLimits(int maxBytes, int maxDepth) {
    /** What a call may carry: 1 MiB, 64 levels. */
    public static final JsonLimits CALL = new JsonLimits(1 << 20, 64);

    public JsonLimits {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes: " + maxBytes + " (expected: >= 1)");
        }
        if (maxDepth < 1) {
            throw new IllegalArgumentException("maxDepth: " + maxDepth + " (expected: >= 1)");
        }
    }
}
