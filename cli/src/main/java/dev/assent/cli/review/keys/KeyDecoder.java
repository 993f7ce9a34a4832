package dev.assent.cli.review.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells keys out of what a terminal sends: characters, the sequences of xterm and its kin, SGR mouse reports, focus reports
 * and bracketed pastes. A sequence that it does not know is one key that means nothing; no part of it is taken for a
 * character. Give it characters as they come, and {@link #silence} when none has come for a moment: an escape character with
 * nothing behind it is the key.
 */
public final class KeyDecoder {
    private static final char ESCAPE = 0x1B;
    private static final String PASTE_END = ESCAPE + "[201~";

    /** Longer sequences are thrown away as they come. */
    private static final int MAX_SEQUENCE = 64;

    /** What a field could take; the rest of a paste is dropped. */
    static final int MAX_PASTE = 4_096;

    private static final int WHEEL_LINES = 3;

    private enum State {
        GROUND,
        ESCAPED,
        /** After ESC [. */
        CONTROL,
        /** After ESC O. */
        SINGLE_SHIFT,
        /** After ESC ] and its like, up to BEL or ESC \. */
        TEXT,
        /** After ESC [ M: three more characters. */
        OLD_MOUSE,
        PASTE
    }

    private final StringBuilder sequence = new StringBuilder();
    private final StringBuilder paste = new StringBuilder();
    private State state = State.GROUND;
    private char high;

    /** Takes the next UTF-16 unit; returns what is complete with it. */
    public List<Input> take(char unit) {
        List<Input> inputs = new ArrayList<>(1);
        switch (state) {
            case GROUND -> ground(unit, inputs);
            case ESCAPED -> escaped(unit, inputs);
            case CONTROL -> control(unit, inputs);
            case SINGLE_SHIFT -> {
                state = State.GROUND;
                inputs.add(Input.key(finalKey(unit)));
            }
            case TEXT -> text(unit);
            case OLD_MOUSE -> {
                sequence.append(unit);
                state = sequence.length() == 3 ? State.GROUND : State.OLD_MOUSE;
            }
            case PASTE -> pasted(unit, inputs);
        }
        return inputs;
    }

    /** Nothing came for a moment: whoever began a sequence has sent all of it. A paste goes on. */
    public Optional<Input> silence() {
        State was = state;
        if (was != State.PASTE) {
            state = State.GROUND;
        }
        return switch (was) {
            case ESCAPED -> Optional.of(Input.key(Key.ESCAPE));
            case CONTROL, SINGLE_SHIFT -> Optional.of(Input.key(Key.OTHER));
            case GROUND, TEXT, OLD_MOUSE, PASTE -> Optional.empty();
        };
    }

    /** Whether more characters may belong to what has come. */
    public boolean isWaiting() {
        return state != State.GROUND && state != State.PASTE;
    }

    private void ground(char unit, List<Input> inputs) {
        if (Character.isHighSurrogate(unit)) {
            high = unit;
        } else if (Character.isLowSurrogate(unit)) {
            if (high != 0) {
                inputs.add(new Input.Typed(Character.toCodePoint(high, unit)));
            }
            high = 0;
        } else if (unit == ESCAPE) {
            state = State.ESCAPED;
        } else if (unit < 0x20 || unit == 0x7F) {
            inputs.add(Input.key(controlKey(unit)));
        } else {
            inputs.add(unit >= 0x80 && unit < 0xA0 ? Input.key(Key.OTHER) : new Input.Typed(unit));
        }
    }

    private void escaped(char unit, List<Input> inputs) {
        sequence.setLength(0);
        switch (unit) {
            case '[' -> state = State.CONTROL;
            case 'O' -> state = State.SINGLE_SHIFT;
            case ']', 'P', '^', '_', 'X' -> state = State.TEXT;
            case ESCAPE -> inputs.add(Input.key(Key.ESCAPE));
            default -> {
                state = State.GROUND;
                inputs.add(Input.key(Key.OTHER)); // with Alt: no key of ours, least of all the letter
            }
        }
    }

    private void control(char unit, List<Input> inputs) {
        if (unit == ESCAPE) {
            state = State.ESCAPED;
            inputs.add(Input.key(Key.OTHER));
            return;
        }
        boolean ends = unit >= 0x40 && unit <= 0x7E && !(unit == '[' && sequence.isEmpty());
        if (!ends) {
            if (sequence.length() < MAX_SEQUENCE) {
                sequence.append(unit);
            }
            return;
        }
        state = State.GROUND;
        String parameters = sequence.toString();
        sequence.setLength(0);
        if (unit == 'M' && parameters.isEmpty()) {
            state = State.OLD_MOUSE;
        } else if (parameters.startsWith("<")) {
            mouse(parameters.substring(1), unit).ifPresent(inputs::add);
        } else if (unit == '~' && parameters.equals("200")) {
            paste.setLength(0);
            state = State.PASTE;
        } else if (parameters.isEmpty() && (unit == 'I' || unit == 'O')) {
            inputs.add(new Input.Focused(unit == 'I'));
        } else {
            inputs.add(Input.key(unit == '~' ? numbered(parameters) : finalKey(unit)));
        }
    }

    private void text(char unit) {
        boolean terminated = unit == 0x07 || (unit == '\\' && sequence.length() == 1);
        sequence.setLength(0);
        if (terminated) {
            state = State.GROUND;
        } else if (unit == ESCAPE) {
            sequence.append(unit);
        }
    }

    private void pasted(char unit, List<Input> inputs) {
        sequence.append(unit);
        if (PASTE_END.contentEquals(sequence)) {
            sequence.setLength(0);
            state = State.GROUND;
            inputs.add(new Input.Pasted(paste.toString()));
            return;
        }
        // what turns out not to be the end mark belongs to the text
        while (!sequence.isEmpty() && !PASTE_END.startsWith(sequence.toString())) {
            if (paste.length() < MAX_PASTE) {
                paste.append(sequence.charAt(0));
            }
            sequence.deleteCharAt(0);
        }
    }

    private static Optional<Input> mouse(String report, char kind) {
        String[] fields = report.split(";", -1);
        if (fields.length != 3 || !report.matches("[0-9]{1,4};[0-9]{1,5};[0-9]{1,5}")) {
            return Optional.empty();
        }
        int button = Integer.parseInt(fields[0]) & ~0x1C; // without shift, alt and control
        int column = Math.max(0, Integer.parseInt(fields[1]) - 1);
        int row = Math.max(0, Integer.parseInt(fields[2]) - 1);
        return switch (button) {
            case 0 -> kind == 'M' ? Optional.of(new Input.Clicked(column, row)) : Optional.empty();
            case 64 -> Optional.of(new Input.Scrolled(-WHEEL_LINES, column, row));
            case 65 -> Optional.of(new Input.Scrolled(WHEEL_LINES, column, row));
            default -> Optional.empty();
        };
    }

    private static Key controlKey(char unit) {
        return switch (unit) {
            case '\r', '\n' -> Key.ENTER;
            case '\t' -> Key.TAB;
            case 0x08, 0x7F -> Key.BACKSPACE;
            case 0x03 -> Key.INTERRUPT;
            case 0x15 -> Key.ERASE_LINE;
            case 0x0C -> Key.REDRAW;
            default -> Key.OTHER;
        };
    }

    private static Key numbered(String parameters) {
        return switch (parameters) {
            case "1", "7" -> Key.HOME;
            case "3" -> Key.DELETE;
            case "4", "8" -> Key.END;
            case "5" -> Key.PAGE_UP;
            case "6" -> Key.PAGE_DOWN;
            default -> Key.OTHER;
        };
    }

    private static Key finalKey(char unit) {
        return switch (unit) {
            case 'A' -> Key.UP;
            case 'B' -> Key.DOWN;
            case 'C' -> Key.RIGHT;
            case 'D' -> Key.LEFT;
            case 'H' -> Key.HOME;
            case 'F' -> Key.END;
            case 'Z' -> Key.BACK_TAB;
            case 'M' -> Key.ENTER; // of the keypad
            default -> Key.OTHER;
        };
    }
}
