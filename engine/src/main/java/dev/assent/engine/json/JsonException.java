package dev.assent.engine.json;

/** A text that is not the JSON we take. The message never repeats the text. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which bound or rule the text breaks. */
    public enum Kind {
        MALFORMED,
        TOO_LARGE,
        TOO_DEEP
    }

    private final Kind kind;
    private final int line;
    private final int column;

    JsonException(Kind kind, String message, int line, int column) {
        super(message, null, false, false);
        this.kind = kind;
        this.line = line;
        this.column = column;
    }

    public Kind kind() {
        return kind;
    }

    /** Counts from 1; 0 if the text as a whole is meant. */
    public int line() {
        return line;
    }

    /** Counts from 1; 0 if the text as a whole is meant. */
    public int column() {
        return column;
    }
}
