package dev.assent.engine.json;

/**
 * Canonical JSON text (RFC 8785): members sorted by UTF-16 units, no spaces, shortest numbers. One deviation: an integer
 * beyond 2^53 is written in plain decimal, all its digits, so that two calls that differ only there stay different.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** Writes a value that {@link JsonReader} built with the same shape. */
    public static String write(Object value, JsonShape shape) {
        return new CanonicalBytes(shape).value(value).toString();
    }
}
