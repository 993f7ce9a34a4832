package dev.assent.engine.cel;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.source.Position;
import java.util.Optional;

/**
 * A part of an expression, and what it came to.
 *
 * @param text of the part, in the plain form of CEL; cut if it is long
 * @param value as CEL would write it, cut if it is long; may hold text of the agent; absent if the part is in error
 */
public record ExpressionPart(Position position, String text, Optional<String> value) {
    public ExpressionPart {
        requireNonNull(position, "position");
        requireNonNull(text, "text");
        requireNonNull(value, "value");
    }
}
