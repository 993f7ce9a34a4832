package dev.assent.cli.review.screen;

import dev.assent.cli.view.Style;
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
        boolean queueThere = !view.help() && (layout.split() || view.focus() == Focus.QUEUE);
        int line = row - layout.bodyTop();
        return queueThere && column >= 0 && column < layout.queueWidth() && line < layout.bodyRows()
                ? screen.queuePane().rowAt(line, layout.bodyRows())
                : OptionalInt.empty();
    }

    private List<AttributedString> draw() {
        List<AttributedString> lines = new ArrayList<>();
        if (layout.ruled()) {
            lines.add(new HeaderLine(view, palette).of(layout.width()));
        }
        if (view.help()) {
            lines.add(new Cells(layout.width()).put(" KEYS", palette.bold()).line());
            fill(lines, HelpPage.lines(palette, layout.width(), layout.bodyRows()));
        } else {
            panes(lines);
        }
        lines.addAll(dialog.subList(0, layout.dialogRows()));
        if (layout.ruled()) {
            lines.add(rule());
        }
        lines.add(
                layout.ruled() || view.toast().isEmpty()
                        ? new Footer(view, palette).of(layout.width())
                        : new Cells(layout.width())
                                .put(" " + view.toast(), palette.bold())
                                .line());
        while (lines.size() > layout.height()) {
            lines.remove(0);
        }
        return lines;
    }

    private void panes(List<AttributedString> lines) {
        QueuePane queue = queuePane();
        DetailView detail = new DetailView(view, palette, layout);
        List<AttributedString> left = new ArrayList<>(List.of(queueTitle(queue)));
        left.addAll(queue.lines(layout.bodyRows()));
        List<AttributedString> right = new ArrayList<>(List.of(detail.title()));
        right.addAll(detail.lines());
        List<AttributedString> joined = new ArrayList<>();
        for (int i = 0; i <= layout.bodyRows(); i++) {
            joined.add(join(at(left, i), at(right, i)));
        }
        lines.addAll(joined);
    }

    /** A small screen has no other place for the connection. */
    private AttributedString queueTitle(QueuePane queue) {
        String connection = layout.ruled() ? "" : new HeaderLine(view, palette).connection();
        return connection.isEmpty()
                ? queue.title(view.filtering())
                : new Cells(layout.queueWidth())
                        .put(" " + connection, palette.warning())
                        .line();
    }

    private AttributedString rule() {
        Cells cells = new Cells(layout.width());
        if (!view.toast().isEmpty()) {
            cells.put("━━ ", palette.faint()).put(view.toast(), palette.bold()).put(" ", palette.plain());
        }
        return cells.put("━".repeat(cells.left()), palette.faint()).line();
    }

    private AttributedString join(AttributedString left, AttributedString right) {
        if (!layout.split()) {
            return view.focus() == Focus.DETAIL ? right : left;
        }
        Cells cells = new Cells(layout.width()).add(left);
        cells.padTo(layout.width() - layout.queueWidth(), palette.plain());
        return cells.put("┃ ", palette.faint()).add(right).line();
    }

    private void fill(List<AttributedString> lines, List<AttributedString> body) {
        for (int i = 0; i < layout.bodyRows(); i++) {
            lines.add(at(body, i));
        }
    }

    private QueuePane queuePane() {
        return new QueuePane(view.queue(), view.reviewer(), view.now(), palette, layout.queueWidth());
    }

    private static AttributedString at(List<AttributedString> lines, int index) {
        return index < lines.size() ? lines.get(index) : AttributedString.EMPTY;
    }
}
