package dev.assent.cli.review.keys;

/** A key that types no character. */
public enum Key {
    ENTER,
    ESCAPE,
    TAB,
    BACK_TAB,
    BACKSPACE,
    DELETE,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    /** Ctrl-C. */
    INTERRUPT,
    /** Ctrl-U. */
    ERASE_LINE,
    /** Ctrl-L. */
    REDRAW,
    /** Anything else: a function key, a key with Alt, an unknown sequence. */
    OTHER
}
