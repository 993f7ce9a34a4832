package dev.assent.cli;

/** The forms of output that commands offer. */
public final class OutputFormat {
    /** Lines for people, or JSON. */
    public enum Text {
        TEXT,
        JSON
    }

    /** Columns for people, or JSON. */
    public enum Columns {
        TABLE,
        JSON
    }

    private OutputFormat() {}
}
