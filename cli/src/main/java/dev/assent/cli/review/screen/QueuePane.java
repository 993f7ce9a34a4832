package dev.assent.cli.review.screen;

import dev.assent.cli.review.queue.QueueRow;
import dev.assent.cli.review.queue.QueueView;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Shown;
import dev.assent.client.AskSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The left pane: one row an ask or group, a second one below those whose text hides something. */
final class QueuePane {
    /** From this width on a row names its ask. */
    private static final int NAMES_FROM = 36;

    private static final int ID = 6;

    private final QueueView queue;
    private final String reviewer;
    private final Instant now;
    private final Palette palette;
    private final int width;

    QueuePane(QueueView queue, String reviewer, Instant now, Palette palette, int width) {
        this.queue = queue;
        this.reviewer = reviewer;
        this.now = now;
        this.palette = palette;
        this.width = width;
    }

    /** The order, what is new, and the filter, or that line while it is typed. */
    AttributedString title(Optional<Field> filtering) {
        Cells cells = new Cells(width).put(" ", palette.plain());
        if (filtering.isPresent()) {
            FieldText.put(filtering.get(), cells, palette);
            return cells.line();
        }
        cells.put("QUEUE by " + queue.order().name().toLowerCase(Locale.ROOT), palette.bold());
        if (!queue.filter().isEmpty()) {
            cells.put(" /" + Shown.line(queue.filter()), palette.warning());
        }
        if (queue.arrivals() > 0) {
            cells.put("  +" + queue.arrivals() + " new (n)", palette.warning());
        }
        return cells.line();
    }

    List<AttributedString> lines(int rows) {
        List<AttributedString> lines = new ArrayList<>();
        List<Integer> owners = owners(rows);
        for (int i = 0; i < owners.size(); i++) {
            int owner = owners.get(i);
            boolean second = i > 0 && owners.get(i - 1) == owner;
            lines.add(second ? note() : row(owner));
        }
        if (queue.rows().isEmpty() && rows > 0) {
            String why = queue.filter().isEmpty() ? "no ask waits for you" : "no ask matches the filter";
            lines.add(new Cells(width).put("  " + why, palette.faint()).line());
        }
        return lines;
    }

    /** The row that this line of the pane belongs to. */
    OptionalInt rowAt(int line, int rows) {
        List<Integer> owners = owners(rows);
        return line >= 0 && line < owners.size() ? OptionalInt.of(owners.get(line)) : OptionalInt.empty();
    }

    /** Which row each line of the pane belongs to, so scrolled that the selected row is in it. */
    private List<Integer> owners(int rows) {
        List<Integer> all = new ArrayList<>();
        int selectedAt = 0;
        for (int i = 0; i < queue.rows().size(); i++) {
            if (i == queue.selected()) {
                selectedAt = all.size();
            }
            all.add(i);
            if (isHidden(queue.rows().get(i))) {
                all.add(i);
            }
        }
        int from = Math.max(0, Math.min(selectedAt - rows / 2, all.size() - rows));
        return all.subList(from, Math.min(all.size(), from + Math.max(0, rows)));
    }

    private static boolean isHidden(QueueRow row) {
        return row.fold(one -> one.hidden() && one.isWaiting(), group -> false);
    }

    private AttributedString row(int index) {
        boolean selected = index == queue.selected();
        return queue.rows().get(index).fold(one -> one(one, selected), group -> group(group, selected));
    }

    private AttributedString one(QueueRow.One row, boolean selected) {
        AskSummary ask = row.ask();
        AttributedStyle rest = row.isWaiting() ? style(selected) : palette.faint();
        String right = row.isWaiting() ? TimeLeft.brief(Duration.between(now, ask.expireTime())) : row.ending();
        Cells cells =
                new Cells(width).put(selected ? ">" : " ", style(selected)).put(mark(row), rest);
        cells.put(row.member() ? " " : "", rest);
        cells.cell(RiskWord.of(ask.risk()), RiskWord.WIDTH, row.isWaiting() ? palette.of(ask.risk()) : palette.faint());
        cells.put(" ", rest);
        if (width >= NAMES_FROM && row.isWaiting()) {
            String id = AskScreen.shortId(ask.askId());
            cells.cell(id.substring(0, Math.min(ID, id.length())), ID, rest).put(" ", rest);
        }
        int tool = cells.left() - right.length() - 2;
        cells.cell(Shown.line(ask.tool()), tool, rest);
        return cells.padTo(right.length() + 1, rest).put(right + " ", rest).line();
    }

    private AttributedString group(QueueRow.Group group, boolean selected) {
        AttributedStyle rest = style(selected);
        Instant first = group.members().stream()
                .map(one -> one.ask().expireTime())
                .min(Instant::compareTo)
                .orElse(now);
        String right = TimeLeft.brief(Duration.between(now, first));
        Cells cells = new Cells(width)
                .put(selected ? "> " : "  ", rest)
                .cell(RiskWord.of(group.risk()), RiskWord.WIDTH, palette.of(group.risk()))
                .put(" x" + group.members().size() + " ", rest);
        String tool = Shown.line(group.members().get(0).ask().tool());
        String word = group.open() ? " open" : " group";
        word = cells.left() - right.length() - 2 < Cells.columns(tool) + word.length() ? "" : word;
        return cells.cell(tool, cells.left() - right.length() - word.length() - 2, rest)
                .put(word, palette.faint())
                .padTo(right.length() + 1, rest)
                .put(right + " ", rest)
                .line();
    }

    private AttributedString note() {
        return new Cells(width)
                .put(" ".repeat(RiskWord.WIDTH + 3) + "HIDDEN TEXT", palette.warning())
                .line();
    }

    /** {@code =} approved by this reviewer, more needed; {@code *} held by this reviewer; {@code @} by another one. */
    private String mark(QueueRow.One row) {
        if (row.voted()) {
            return "=";
        }
        return row.ask()
                .lease()
                .filter(lease -> row.isWaiting() && lease.expireTime().isAfter(now))
                .map(lease -> lease.reviewer().equals(reviewer) ? "*" : "@")
                .orElse(" ");
    }

    private AttributedStyle style(boolean selected) {
        return selected ? palette.bold() : palette.plain();
    }
}
