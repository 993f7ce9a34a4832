package dev.assent.cli.review.detail;

import dev.assent.engine.display.Columns;
import java.util.ArrayList;
import java.util.List;

/** Lines of some width, written one after the other. Untrusted text stands behind a label of ours or behind the bar. */
final class Page {
    private static final int LABEL = 10;
    private static final String BAR = "┃ ";
    private static final String BAR_ON = "┃+";

    private final int width;
    private final List<Line> lines = new ArrayList<>();
    private int offset;

    Page(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    List<Line> lines() {
        return lines;
    }

    /** How many characters must be seen so far. */
    int mustSee() {
        return offset;
    }

    /** An empty line, but never two. */
    void blank() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).equals(Line.BLANK)) {
            lines.add(Line.BLANK);
        }
    }

    /** Text of ours. */
    void say(Role role, String text) {
        words(text, width).forEach(piece -> lines.add(Line.of(new Span(piece, role))));
    }

    /** The title of a block, and more about it. */
    void title(String title, String more) {
        List<String> pieces = words(more, Math.max(8, width - LABEL));
        String name = padded(title);
        if (name.length() > LABEL || more.isEmpty()) {
            pieces = words(more, Math.max(8, width - name.length()));
        }
        lines.add(Line.of(new Span(name, Role.TITLE), new Span(pieces.get(0), Role.PLAIN)));
        for (String piece : pieces.subList(1, pieces.size())) {
            lines.add(Line.of(new Span(" ".repeat(LABEL), Role.PLAIN), new Span(piece, Role.PLAIN)));
        }
    }

    /** A label and words of ours. */
    void note(String label, Role role, String text) {
        String name = padded(label);
        for (String piece : words(text, Math.max(8, width - LABEL))) {
            lines.add(Line.of(new Span(name, Role.LABEL), new Span(piece, role)));
            name = padded("");
        }
    }

    /** A label and a value; one that is too long goes on below, behind the bar. */
    void field(String label, String value, Role role) {
        String name = padded(label);
        int end = fit(value, 0, Math.max(8, width - name.length()));
        lines.add(Line.of(new Span(name, Role.LABEL), new Span(value.substring(0, end), role)));
        if (end < value.length()) {
            under(List.of(value.substring(end)), role);
        }
    }

    /** Untrusted lines behind the bar, below a label. */
    void under(List<String> texts, Role role) {
        int indent = Math.min(LABEL, Math.max(0, width - 16));
        for (String text : texts) {
            String bar = BAR;
            for (String piece : pieces(text, width - indent - BAR.length())) {
                lines.add(Line.of(
                        new Span(" ".repeat(indent), Role.PLAIN), new Span(bar, Role.GUTTER), new Span(piece, role)));
                bar = BAR_ON;
            }
        }
    }

    /** Untrusted lines behind the bar. */
    void block(List<String> texts) {
        texts.forEach(text -> marked("", text, Role.UNTRUSTED));
    }

    /** One untrusted line behind the bar and a mark of ours. */
    void marked(String mark, String text, Role role) {
        String bar = BAR + mark;
        for (String piece : pieces(text, width - bar.length())) {
            lines.add(Line.of(new Span(bar, Role.GUTTER), new Span(piece, role)));
            bar = BAR_ON + " ".repeat(mark.length());
        }
    }

    /** An untrusted line behind the bar, then words of ours about it, below it if need be. */
    void remark(String text, String words) {
        if (BAR.length() + Columns.of(text) + 2 + Columns.of(words) <= width) {
            lines.add(Line.of(
                    new Span(BAR, Role.GUTTER), new Span(text + "  ", Role.UNTRUSTED), new Span(words, Role.WARNING)));
            return;
        }
        marked("", text, Role.UNTRUSTED);
        marked("  ", words, Role.WARNING);
    }

    /** An untrusted line behind the bar that must be seen. An empty line counts as one character. */
    void mustSee(String text) {
        String bar = BAR;
        for (String piece : pieces(text, width - BAR.length())) {
            int to = offset + Math.max(1, piece.length());
            lines.add(new Line(List.of(new Span(bar, Role.GUTTER), new Span(piece, Role.UNTRUSTED)), offset, to));
            offset = to;
            bar = BAR_ON;
        }
    }

    /** Puts lines of ours behind the last one that holds this one of the characters that must be seen. */
    void insertAfter(int character, List<Line> more) {
        int at = lines.size();
        while (at > 0 && !(lines.get(at - 1).mustBeSeen() && lines.get(at - 1).from() <= character)) {
            at--;
        }
        lines.addAll(at, more);
    }

    /** The display form in pieces of at most so many columns; an escape in brackets stays whole if it can. */
    private static List<String> pieces(String form, int room) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        do {
            int end = fit(form, from, room);
            pieces.add(form.substring(from, end));
            from = end;
        } while (from < form.length());
        return pieces;
    }

    private static int fit(String form, int from, int room) {
        int end = Columns.fit(form, from, room);
        int open = end == form.length() ? -1 : form.lastIndexOf('⟦', end - 1);
        return open > from && form.lastIndexOf('⟧', end - 1) < open ? open : end;
    }

    private static String padded(String label) {
        return label.length() < LABEL ? label + " ".repeat(LABEL - label.length()) : label + "  ";
    }

    /** Broken at spaces where there are some. */
    private static List<String> words(String text, int room) {
        List<String> pieces = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && Columns.of(line.toString()) + 1 + Columns.of(word) > room) {
                pieces.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
            List<String> parts = pieces(line.toString(), room);
            pieces.addAll(parts.subList(0, parts.size() - 1));
            line.setLength(0);
            line.append(parts.get(parts.size() - 1));
        }
        pieces.add(line.toString());
        return pieces;
    }
}
