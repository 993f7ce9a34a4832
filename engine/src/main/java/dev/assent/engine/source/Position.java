package dev.assent.engine.source;

import static java.util.Objects.requireNonNull;

/** A place in a file. Lines and columns count from 1, columns in code points. */
public record Position(String file, int line, int column) {
    public Position {
        requireNonNull(file, "file");
    }

    /** The form that editors and terminals turn into a link: {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
