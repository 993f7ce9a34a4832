package dev.assent.cli.review.keys;

/** One thing that the person at the terminal did. */
public sealed interface Input {
    /** A character key. */
    record Typed(int codePoint) implements Input {
        public String text() {
            return Character.toString(codePoint);
        }
    }

    record Pressed(Key key) implements Input {}

    /** Text between the marks of a bracketed paste: never keys. Cut to what any field takes. */
    record Pasted(String text) implements Input {}

    /** The terminal says that it gained or lost the focus. */
    record Focused(boolean gained) implements Input {}

    /** The first button; column and row count from 0. */
    record Clicked(int column, int row) implements Input {}

    /** The wheel; {@code lines} is negative upwards. */
    record Scrolled(int lines, int column, int row) implements Input {}

    record Resized(int columns, int rows) implements Input {}

    /** The terminal is gone. */
    record Ended() implements Input {}

    static Input key(Key key) {
        return new Pressed(key);
    }

    /** Whether this is the key of that character. */
    default boolean is(char character) {
        return this instanceof Typed typed && typed.codePoint() == character;
    }

    default boolean is(Key key) {
        return this instanceof Pressed pressed && pressed.key() == key;
    }

    /** Whether a key went down, as far as one can tell; a paste, focus or the mouse is none. */
    default boolean isKey() {
        return this instanceof Typed || this instanceof Pressed;
    }
}
