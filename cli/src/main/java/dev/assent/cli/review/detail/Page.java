package dev.assent.cli.review.detail;

import java.util.ArrayList;
import java.util.List;

/** Lines of some width, written one after the other. */
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

    List<Line> lines() {
        return lines;
    }

    /** How many characters must be seen so far. */
    int mustSee() {
        return offset;
    }

    void blank() {
        lines.add(Line.BLANK);
    }

    /** Text of ours. */
    void say(Role role, String text) {
        Wrap.words(text, width).forEach(piece -> lines.add(Line.of(new Span(piece, role))));
    }

    /** A label and what it names; long values go on below, behind the bar. */
    void field(String label, String value, Role role) {
        int room = Math.max(8, width - LABEL);
        List<String> pieces = Wrap.hard(value, room);
        String name = label.length() < LABEL ? label + " ".repeat(LABEL - label.length()) : label + " ";
        if (name.length() + Wrap.columns(pieces.get(0)) > width) {
            lines.add(Line.of(new Span(name.stripTrailing(), Role.LABEL)));
            under(value, role);
            return;
        }
        lines.add(Line.of(new Span(name, Role.LABEL), new Span(pieces.get(0), role)));
        if (pieces.size() > 1) {
            under(String.join("", pieces.subList(1, pieces.size())), role);
        }
    }

    /** One line of untrusted text behind the bar, below a label. */
    void under(String text, Role role) {
        int indent = Math.min(LABEL, Math.max(0, width - 12));
        String bar = BAR;
        for (String piece : Wrap.hard(text, width - indent - BAR.length())) {
            lines.add(Line.of(new Span(" ".repeat(indent), Role.PLAIN), new Span(bar, Role.GUTTER), new Span(piece, role)));
            bar = BAR_ON;
        }
    }

    /** Untrusted lines behind the bar. */
    void block(List<String> texts) {
        for (String text : texts) {
            String bar = BAR;
            for (String piece : Wrap.hard(text, width - BAR.length())) {
                lines.add(Line.of(new Span(bar, Role.GUTTER), new Span(piece, Role.UNTRUSTED)));
                bar = BAR_ON;
            }
        }
    }

    /** As {@link #block}, and all of it must be seen. An empty line counts as one character. */
    void mustSee(List<String> texts) {
        for (String text : texts) {
            String bar = BAR;
            for (String piece : Wrap.hard(text, width - BAR.length())) {
                int to = offset + Math.max(1, piece.length());
                lines.add(new Line(
                        List.of(new Span(bar, Role.GUTTER), new Span(piece, Role.UNTRUSTED)), offset, to));
                offset = to;
                bar = BAR_ON;
            }
        }
    }
}
