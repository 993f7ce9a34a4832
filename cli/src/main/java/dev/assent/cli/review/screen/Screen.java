package dev.assent.cli.review.screen;

import dev.assent.cli.review.detail.Detail;
import dev.assent.cli.review.detail.Line;
import dev.assent.cli.review.detail.Span;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Style;
import dev.assent.client.AskSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jline.utils.AttributedString;

/** The whole screen. */
public final class Screen {
    private final ReviewView view;
    private final Palette palette;
    private final List<AttributedString> dialog;
    private final Layout layout;

    private Screen(ReviewView view, int width, int height, Style style) {
        this.view = view;
        this.palette = new Palette(style);
        this.dialog = view.dialog()
                .map(shown -> DialogBox.lines(shown, palette, width))
                .orElse(List.of());
        this.layout = Layout.of(width, height, dialog.size());
    }

    /** Just {@code height} lines, each at most {@code width} columns wide. */
    public static List<AttributedString> lines(ReviewView view, int width, int height, Style style) {
        return new Screen(view, Math.max(1, width), Math.max(1, height), style).draw();
    }

    /** Where things are on that screen. */
    public static Layout layout(ReviewView view, int width, int height) {
        return new Screen(view, Math.max(1, width), Math.max(1, height), Style.PLAIN).layout;
    }

    /** The index of the queue's row at a place of the screen, if there is one. */
    public static OptionalInt queueRowAt(ReviewView view, int width, int height, int column, int row) {
        Screen screen = new Screen(view, Math.max(1, width), Math.max(1, height), Style.PLAIN);
        Layout layout = screen.layout;
        boolean queueThere = layout.split() || view.focus() == Focus.QUEUE;
        int line = row - layout.bodyTop();
        return queueThere && !view.help() && column >= 0 && column < layout.queueWidth() && line < layout.bodyRows()
                ? screen.queuePane().rowAt(line, layout.bodyRows())
                : OptionalInt.empty();
    }

    private List<AttributedString> draw() {
        List<AttributedString> lines = new ArrayList<>();
        boolean detailOnly = !layout.split() && view.focus() == Focus.DETAIL;
        if (layout.ruled()) {
            lines.add(new Cells(layout.width()).put(" assent review", palette.bold()).line());
        }
        QueuePane queue = queuePane();
        AttributedString queueTitle = new Cells(layout.queueWidth()).put(queue.title(), palette.bold()).line();
        lines.add(join(queueTitle, detailTitle(), detailOnly));
        List<AttributedString> left = queue.lines(layout.bodyRows());
        List<AttributedString> right = detailLines();
        for (int i = 0; i < layout.bodyRows(); i++) {
            lines.add(join(at(left, i), at(right, i), detailOnly));
        }
        lines.addAll(dialog.subList(0, layout.dialogRows()));
        if (layout.ruled()) {
            lines.add(new Cells(layout.width()).put("━".repeat(layout.width()), palette.faint()).line());
        }
        lines.add(new Cells(layout.width()).put(" ? help   q quit", palette.faint()).line());
        while (lines.size() < layout.height()) {
            lines.add(AttributedString.EMPTY);
        }
        return lines.subList(0, layout.height());
    }

    private AttributedString join(AttributedString left, AttributedString right, boolean rightOnly) {
        if (!layout.split()) {
            return rightOnly ? right : left;
        }
        Cells cells = new Cells(layout.width()).add(left);
        cells.padTo(layout.width() - layout.queueWidth(), palette.plain());
        return cells.put("┃ ", palette.faint()).add(right).line();
    }

    private AttributedString detailTitle() {
        Cells cells = new Cells(layout.detailWidth());
        view.detail().ifPresent(pane -> {
            AskSummary ask = pane.ask();
            cells.put(RiskWord.of(ask.risk()), palette.of(ask.risk()));
            cells.put("  ask " + AskScreen.shortId(ask.askId()), palette.bold());
            cells.put("  " + TimeLeft.brief(Duration.between(view.now(), ask.expireTime())) + " left", palette.plain());
        });
        return cells.line();
    }

    private List<AttributedString> detailLines() {
        Detail detail = view.detail().map(DetailPane::detail)
                .or(() -> view.group().map(GroupPane::detail))
                .orElse(null);
        if (detail == null) {
            return List.of();
        }
        int scroll = view.detail().map(DetailPane::scroll).or(() -> view.group().map(GroupPane::scroll)).orElse(0);
        List<AttributedString> lines = new ArrayList<>();
        int first = Math.max(0, Math.min(scroll, detail.lines().size() - layout.bodyRows()));
        for (Line line : detail.lines().subList(first, Math.min(detail.lines().size(), first + layout.bodyRows()))) {
            Cells cells = new Cells(layout.detailWidth());
            for (Span span : line.spans()) {
                cells.put(span.text(), palette.of(span.role()));
            }
            lines.add(cells.line());
        }
        return lines;
    }

    private QueuePane queuePane() {
        return new QueuePane(view.queue(), view.reviewer(), view.now(), palette, layout.queueWidth());
    }

    private static AttributedString at(List<AttributedString> lines, int index) {
        return index < lines.size() ? lines.get(index) : AttributedString.EMPTY;
    }
}
