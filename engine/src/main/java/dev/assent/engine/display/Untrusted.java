package dev.assent.engine.display;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Text that an agent controls, wholly or in part. {@link #toString()} is the display form, so that no message, log or
 * screen shows the raw text by accident.
 *
 * <p>Two kinds of field: an identifier (tool, agent, host, path) is shown in printable ASCII alone; prose may also show the
 * {@link Scripts} that the reviewer reads. The grammar of the forms is that of {@link Escape}: from each of them the raw
 * text can be told exactly, so two texts that differ never look alike. Forms and findings take time linear in the text.
 */
public record Untrusted(String raw) {
    public Untrusted {
        requireNonNull(raw, "raw");
    }

    /** One line, for identifiers: printable ASCII as it is, everything else as a visible escape, a line feed as ⏎. */
    public String display() {
        return display(Scripts.ASCII);
    }

    /** One line, for prose: as {@link #display()}, with letters of these scripts. */
    public String display(Scripts scripts) {
        return Escape.line(raw, scripts);
    }

    /** Several lines: as {@link #display()}, but after ⏎ a new line begins. */
    public String displayLines() {
        return displayLines(Scripts.ASCII);
    }

    /** Several lines: as {@link #display(Scripts)}, but after ⏎ a new line begins. */
    public String displayLines(Scripts scripts) {
        return Escape.lines(raw, scripts);
    }

    /** As {@link #displayJson(Scripts)}, in printable ASCII. */
    public String displayJson() {
        return displayJson(Scripts.ASCII);
    }

    /**
     * For JSON text that was indented by us, whose strings are theirs: line feeds are plain new lines, up to
     * {@value Escape#INDENT} spaces at the beginning of a line stay, and an escape of JSON such as {@code \n} counts as one
     * character of a run. Raw line feeds cannot stand inside strings of JSON.
     */
    public String displayJson(Scripts scripts) {
        return Escape.json(raw, scripts);
    }

    /**
     * For a message of ours that quotes others, such as a diagnostic: its new lines and its spaces are ours and stay as they
     * are, and so do runs; every character is shown as in {@link #display()}.
     */
    public String displayMessage() {
        return Escape.message(raw);
    }

    /** Length in code points. */
    public int characters() {
        return raw.codePointCount(0, raw.length());
    }

    /** Length in UTF-8. */
    public int bytes() {
        return raw.getBytes(StandardCharsets.UTF_8).length;
    }

    public boolean isEmpty() {
        return raw.isEmpty();
    }

    /** Whether it has a letter or digit of any script. */
    public boolean hasLetters() {
        return raw.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** What can mislead a person who reads the text, counted. */
    public Findings findings() {
        return FindingCounter.count(raw);
    }

    /** As {@link #findings()} of JSON text: of what its strings mean, without the indentation. */
    public Findings findingsJson() {
        return FindingCounter.count(JsonEscapes.meaning(raw));
    }

    /** The kinds of {@link #findings()}. */
    public Set<TextFlag> flags() {
        return findings().flags();
    }

    @Override
    public String toString() {
        return display();
    }
}
