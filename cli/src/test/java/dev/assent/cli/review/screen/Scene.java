package dev.assent.cli.review.screen;

import dev.assent.cli.review.SampleAsk;
import dev.assent.cli.review.detail.Detail;
import dev.assent.cli.review.detail.DetailOptions;
import dev.assent.cli.review.detail.GroupTable;
import dev.assent.cli.review.detail.Seen;
import dev.assent.cli.review.queue.Queue;
import dev.assent.cli.review.queue.QueueRow;
import dev.assent.client.Ask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a screen shows, for tests, changed one thing at a time. */
final class Scene {
    final Queue queue = new Queue();
    Connection connection = Connection.CONNECTED;
    Optional<Ask> ask = Optional.empty();
    List<Ask> group = List.of();
    Focus focus = Focus.QUEUE;
    Optional<Dialog> dialog = Optional.empty();
    Optional<Field> filtering = Optional.empty();
    String banner = "";
    String toast = "";
    String locked = "";
    boolean help;
    boolean readToTheEnd;
    int scroll;
    Instant now = SampleAsk.NOW;

    Scene waiting(SampleAsk... asks) {
        for (SampleAsk sample : asks) {
            queue.offer(sample.summary());
        }
        return this;
    }

    Scene reading(SampleAsk sample) {
        Ask whole = sample.lease("maria").whole();
        queue.offer(whole.summary());
        queue.select(whole.askId());
        queue.freeze();
        ask = Optional.of(whole);
        focus = Focus.DETAIL;
        return this;
    }

    Scene dialog(Dialog shown) {
        dialog = Optional.of(shown);
        readToTheEnd = true;
        return this;
    }

    /** The details are made for the size, as the program does it. */
    ReviewView at(int width, int height) {
        Layout layout = Screen.layout(view(Optional.empty(), Optional.empty()), width, height);
        Optional<DetailPane> pane = ask.map(whole -> {
            Detail detail = Detail.of(whole, DetailOptions.DEFAULT, layout.detailWidth());
            Seen seen = Seen.nothingOf(detail);
            seen.show(detail, layout.first(detail.lines().size(), scroll), layout.bodyRows());
            if (readToTheEnd) {
                seen.show(detail, 0, detail.lines().size());
            }
            return DetailPane.of(whole.summary(), detail, scroll, seen, Claim.YOURS, locked);
        });
        Optional<GroupPane> table = group.isEmpty() ? Optional.empty() : Optional.of(table(layout));
        return view(pane, table);
    }

    private GroupPane table(Layout layout) {
        GroupTable table = GroupTable.of(group);
        queue.keepOut(table.outliers());
        queue.first();
        QueueRow.Group row = queue.selectedGroup().orElseThrow();
        Detail detail = table.detail(DetailOptions.DEFAULT, layout.detailWidth());
        return new GroupPane(row, detail, scroll, table.locked(detail, scroll, layout.bodyRows()));
    }

    private ReviewView view(Optional<DetailPane> pane, Optional<GroupPane> table) {
        return new ReviewView(
                "local",
                banner,
                "maria",
                connection,
                queue.view(),
                pane,
                table,
                focus,
                dialog,
                filtering,
                toast,
                help,
                now);
    }
}
