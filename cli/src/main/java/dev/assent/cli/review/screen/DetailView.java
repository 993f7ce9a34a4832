package dev.assent.cli.review.screen;

import dev.assent.cli.review.detail.Detail;
import dev.assent.cli.review.detail.Line;
import dev.assent.cli.review.detail.Span;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The right pane: an ask, a group, or a word about what to do. */
final class DetailView {
    private final ReviewView view;
    private final Palette palette;
    private final Layout layout;

    DetailView(ReviewView view, Palette palette, Layout layout) {
        this.view = view;
        this.palette = palette;
        this.layout = layout;
    }

    AttributedString title() {
        DetailTitle title = new DetailTitle(palette, view.now(), layout.detailWidth());
        return view.detail()
                .map(title::of)
                .or(() -> view.group().map(title::of))
                .orElse(AttributedString.EMPTY);
    }

    List<AttributedString> lines() {
        return view.detail()
                .map(pane -> lines(pane.detail(), pane.scroll()))
                .or(() -> view.group().map(pane -> lines(pane.detail(), pane.scroll())))
                .orElseGet(this::nothing);
    }

    private List<AttributedString> lines(Detail detail, int scroll) {
        List<AttributedString> lines = new ArrayList<>();
        int first = layout.first(detail.lines().size(), scroll);
        int end = Math.min(detail.lines().size(), first + layout.bodyRows());
        for (Line line : detail.lines().subList(first, end)) {
            Cells cells = new Cells(layout.detailWidth());
            for (Span span : line.spans()) {
                cells.put(span.text(), palette.of(span.role()));
            }
            lines.add(cells.line());
        }
        return lines;
    }

    private List<AttributedString> nothing() {
        String text =
                view.queue().rows().isEmpty() ? "New asks show up by themselves." : "Enter opens the selected ask.";
        return List.of(
                new Cells(layout.detailWidth()).put(text, palette.faint()).line());
    }
}
