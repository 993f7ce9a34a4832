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

    /** Things with names: columns, fewer or more; one document; an object a line; names alone. */
    public enum Listing {
        TABLE,
        WIDE,
        JSON,
        JSONL,
        YAML,
        NAME;

        /** Whether it is for people, so that each command draws it in its own way. */
        public boolean isDrawn() {
            return this == TABLE || this == WIDE;
        }
    }

    private OutputFormat() {}
}
