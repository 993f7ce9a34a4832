package dev.assent.cli.review.app;

import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.Key;
import java.util.Map;
import java.util.Optional;

/** What a key means while nothing is asked. */
enum Command {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    OPEN,
    BACK,
    OTHER_PANE,
    FILTER,
    ORDER,
    FOLD,
    NEW_ARRIVALS,
    EXPLAIN,
    VIEW,
    EDIT,
    APPROVE,
    REJECT,
    APPROVE_GROUP,
    REJECT_GROUP,
    SKIP,
    UNDO,
    HELP,
    REDRAW,
    QUIT,
    INTERRUPT;

    private static final Map<Character, Command> LETTERS = Map.ofEntries(
            Map.entry('k', UP),
            Map.entry('j', DOWN),
            Map.entry('K', PAGE_UP),
            Map.entry('J', PAGE_DOWN),
            Map.entry(' ', PAGE_DOWN),
            Map.entry('g', FIRST),
            Map.entry('G', LAST),
            Map.entry('/', FILTER),
            Map.entry('o', ORDER),
            Map.entry('z', FOLD),
            Map.entry('n', NEW_ARRIVALS),
            Map.entry('e', EXPLAIN),
            Map.entry('v', VIEW),
            Map.entry('E', EDIT),
            Map.entry('a', APPROVE),
            Map.entry('d', REJECT),
            Map.entry('A', APPROVE_GROUP),
            Map.entry('D', REJECT_GROUP),
            Map.entry('s', SKIP),
            Map.entry('u', UNDO),
            Map.entry('?', HELP),
            Map.entry('q', QUIT));

    /** Whether it only moves what is read. */
    boolean isScrolling() {
        return switch (this) {
            case UP, DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST -> true;
            default -> false;
        };
    }

    static Optional<Command> of(Input input) {
        if (input instanceof Input.Typed typed) {
            return typed.codePoint() < 0x80
                    ? Optional.ofNullable(LETTERS.get((char) typed.codePoint()))
                    : Optional.empty();
        }
        return input instanceof Input.Pressed pressed ? of(pressed.key()) : Optional.empty();
    }

    private static Optional<Command> of(Key key) {
        return Optional.ofNullable(
                switch (key) {
                    case UP -> UP;
                    case DOWN -> DOWN;
                    case PAGE_UP -> PAGE_UP;
                    case PAGE_DOWN -> PAGE_DOWN;
                    case HOME -> FIRST;
                    case END -> LAST;
                    case ENTER, RIGHT -> OPEN;
                    case ESCAPE, LEFT -> BACK;
                    case TAB, BACK_TAB -> OTHER_PANE;
                    case INTERRUPT -> INTERRUPT;
                    case REDRAW -> REDRAW;
                    case BACKSPACE, DELETE, ERASE_LINE, OTHER -> null;
                });
    }
}
