package dev.assent.engine.source;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Something wrong, or doubtful, in a file.
 *
 * @param message one sentence, lower case, without the position
 * @param excerpt the line of the file and, below it, a caret under the place; empty if the file has no such line
 */
public record Diagnostic(Severity severity, Position position, String message, String excerpt) {
    /** By file, line, column, then message: the order in which people read. */
    public static final Comparator<Diagnostic> IN_READING_ORDER = Comparator.comparing(
                    (Diagnostic d) -> d.position().file())
            .thenComparing(d -> d.position().line())
            .thenComparing(d -> d.position().column())
            .thenComparing(Diagnostic::message);

    /** Longest part of a line that is shown, in code points. */
    private static final int MAX_EXCERPT = 160;

    /** How bad it is: an error keeps the set from serving. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public Diagnostic {
        requireNonNull(severity, "severity");
        requireNonNull(position, "position");
        requireNonNull(message, "message");
        requireNonNull(excerpt, "excerpt");
    }

    public static Diagnostic error(SourceFile file, int line, int column, String message) {
        return new Diagnostic(
                Severity.ERROR, new Position(file.path(), line, column), message, excerpt(file, line, column));
    }

    public static Diagnostic warning(SourceFile file, int line, int column, String message) {
        return new Diagnostic(
                Severity.WARNING, new Position(file.path(), line, column), message, excerpt(file, line, column));
    }

    /** What a person reads: position, message and excerpt, on up to three lines. */
    public String render() {
        String head = position + ": " + (severity == Severity.WARNING ? "warning: " : "error: ") + message;
        return excerpt.isEmpty() ? head : head + "\n" + excerpt;
    }

    private static String excerpt(SourceFile file, int line, int column) {
        return file.text()
                .lines()
                .skip(line - 1L)
                .findFirst()
                .map(text -> excerpt(text.codePoints().toArray(), column - 1))
                .orElse("");
    }

    /** As much of a long line as fits around the place; what a terminal would obey becomes a blank. */
    private static String excerpt(int[] line, int index) {
        int from = line.length <= MAX_EXCERPT ? 0 : Math.max(0, index - MAX_EXCERPT / 2);
        int to = Math.min(line.length, from + MAX_EXCERPT);
        StringBuilder shown = new StringBuilder(" | ");
        for (int i = from; i < to; i++) {
            shown.appendCodePoint(Character.isISOControl(line[i]) ? ' ' : line[i]);
        }
        return shown + "\n | " + " ".repeat(Math.max(0, index - from)) + "^";
    }
}
