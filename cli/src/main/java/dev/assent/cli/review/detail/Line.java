package dev.assent.cli.review.detail;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of the detail, at most as wide as the detail.
 *
 * @param from the first of the characters that must be seen on it, counted in the display form of the arguments
 * @param to behind the last of them; equal to {@code from} if there are none
 */
public record Line(List<Span> spans, int from, int to) {
    public static final Line BLANK = new Line(List.of(), 0, 0);

    public Line {
        spans = List.copyOf(spans);
    }

    static Line of(Span... spans) {
        return new Line(List.of(spans), 0, 0);
    }

    /** Whether approving wants this line seen. */
    public boolean mustBeSeen() {
        return to > from;
    }

    public String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
