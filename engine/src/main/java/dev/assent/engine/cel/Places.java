package dev.assent.engine.cel;

import dev.assent.engine.source.Position;

/** The way from the text of an expression back to its file. Immutable; safe for any thread. */
@FunctionalInterface
public interface Places {
    /** Where a code point of the text stands, counted from 0. */
    Position at(int offset);
}
