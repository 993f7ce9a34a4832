package dev.assent.engine.mask;

import dev.assent.engine.json.JsonPointer;
import java.util.List;

/**
 * Where secrets stand in the arguments of a tool: a JSON Pointer (RFC 6901) in which the segment {@code *} stands for every
 * member of an object and every element of a list.
 *
 * @param segments unescaped, at least one
 */
public record MaskPath(List<String> segments) {
    /** The segment that stands for all of them. */
    public static final String EACH = "*";

    public MaskPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("segments: none (expected: at least one)");
        }
    }

    /**
     * Reads {@code /headers/*}{@code /value}.
     *
     * @throws IllegalArgumentException if the text is no pointer, or points at the arguments as a whole
     */
    public static MaskPath parse(String text) {
        return new MaskPath(JsonPointer.parse(text).tokens());
    }

    /** Whether the segment at a depth, counted from 0, goes through a member or an element of this name. */
    boolean passes(int depth, String token) {
        String segment = segments.get(depth);
        return segment.equals(EACH) || segment.equals(token);
    }

    @Override
    public String toString() {
        return new JsonPointer(segments).toString();
    }
}
