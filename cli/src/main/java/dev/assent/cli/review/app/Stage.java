package dev.assent.cli.review.app;

import dev.assent.cli.context.ReviewerContext;
import dev.assent.cli.review.arming.Arming;
import dev.assent.cli.review.detail.Detail;
import dev.assent.cli.review.detail.DetailOptions;
import dev.assent.cli.review.detail.Seen;
import dev.assent.cli.review.screen.Connection;
import dev.assent.cli.review.screen.DetailPane;
import dev.assent.cli.review.screen.Dialog;
import dev.assent.cli.review.screen.Dialogs;
import dev.assent.cli.review.screen.Field;
import dev.assent.cli.review.screen.Focus;
import dev.assent.cli.review.screen.GroupPane;
import dev.assent.cli.review.screen.Layout;
import dev.assent.cli.review.screen.ReviewView;
import dev.assent.cli.review.screen.Screen;
import dev.assent.cli.review.terminal.FullScreen;
import dev.assent.cli.view.Style;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Puts the desk on the screen, and knows what has been seen there and since when it stands. */
final class Stage {
    /** All that a verdict rests on, as it is painted; the toast, the time left and the queue's counters are not of it. */
    private record Basis(
            String read, int scroll, boolean visible, String ending, boolean help, int columns, int rows) {}

    private final Desk desk;
    private final Gate gate;
    private final FullScreen screen;
    private final Arming arming;
    private final Style style;
    private final ReviewerContext context;
    private final DetailOptions options;
    private final Clock clock;
    private final LongSupplier nanos;
    private Focus focus = Focus.QUEUE;
    private @Nullable String filtering;
    private boolean help;
    private boolean dirty = true;
    private @Nullable ReviewView painted;

    Stage(
            Desk desk,
            Gate gate,
            FullScreen screen,
            Arming arming,
            Style style,
            ReviewerContext context,
            Clock clock,
            LongSupplier nanos) {
        this.desk = desk;
        this.gate = gate;
        this.screen = screen;
        this.arming = arming;
        this.style = style;
        this.context = context;
        this.options = new DetailOptions(context.scripts());
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Something has changed; it is painted before the next key is looked at. */
    void touch() {
        dirty = true;
    }

    /** Paints if something has changed. */
    void show() {
        if (!dirty) {
            return;
        }
        dirty = false;
        Layout layout = layout();
        boolean visible = !help && (layout.split() || focus == Focus.DETAIL);
        desk.reading().ifPresent(reading -> {
            Detail detail = reading.detail(options, layout.detailWidth()).orElse(null);
            Seen seen = reading.seen().orElse(null);
            reading.scroll(0, layout.bodyRows());
            if (visible && detail != null && seen != null && seen.isOf(detail)) {
                seen.show(detail, reading.scroll(), layout.bodyRows());
            }
        });
        desk.groupReading().ifPresent(group -> {
            var unused = group.detail(layout.detailWidth());
            group.scroll(0, layout.bodyRows());
        });
        ReviewView view = view();
        screen.paint(Screen.lines(view, screen.columns(), screen.rows(), style));
        painted = view;
        arming.shows(basis(visible), nanos.getAsLong());
    }

    /** Where things are, as the screen stands now. */
    Layout layout() {
        return Screen.layout(view(), screen.columns(), screen.rows());
    }

    /** The index of the queue's row there; -1 if there is none. */
    int queueRowAt(int column, int row) {
        ReviewView view = painted;
        return view == null
                ? -1
                : Screen.queueRowAt(view, screen.columns(), screen.rows(), column, row)
                        .orElse(-1);
    }

    Focus focus() {
        return focus;
    }

    void focus(Focus wanted) {
        focus = wanted;
        dirty = true;
    }

    boolean isHelping() {
        return help;
    }

    void help(boolean shown) {
        help = shown;
        dirty = true;
    }

    /** What is typed after {@code /}; empty if nothing is typed. */
    Optional<String> filtering() {
        return Optional.ofNullable(filtering);
    }

    void filtering(@Nullable String text) {
        filtering = text;
        dirty = true;
    }

    private Basis basis(boolean visible) {
        String read = desk.reading()
                .map(reading -> {
                    String version =
                            reading.ask().map(ask -> ask.summary().etag()).orElse("");
                    return reading.askId() + " " + version + " "
                            + reading.draft().map(Draft::hashCode).orElse(0);
                })
                .or(() -> desk.groupReading().map(group -> "group " + group.groupKey() + " " + group.hashOfTable()))
                .orElse("");
        int scroll = desk.reading()
                .map(Reading::scroll)
                .or(() -> desk.groupReading().map(GroupReading::scroll))
                .orElse(0);
        String ending = desk.reading().map(Reading::ending).orElse("");
        return new Basis(read, scroll, visible, ending, help, screen.columns(), screen.rows());
    }

    private ReviewView view() {
        int page = painted == null
                ? screen.rows()
                : Screen.layout(painted, screen.columns(), screen.rows()).bodyRows();
        return new ReviewView(
                context.name(),
                context.banner(),
                desk.reviewer(),
                desk.connection(),
                desk.queue().view(),
                desk.reading().flatMap(this::pane),
                desk.groupReading().flatMap(group -> pane(group, page)),
                focus,
                dialog(),
                Optional.ofNullable(filtering).map(text -> new Field("filter", text)),
                desk.toast(),
                help,
                clock.instant());
    }

    private Optional<DetailPane> pane(Reading reading) {
        Detail detail = reading.lastDetail().orElse(null);
        Seen seen = reading.seen().orElse(null);
        if (detail == null || seen == null) {
            return Optional.empty();
        }
        String locked =
                gate.approval(reading, arming.hasFocus(), clock.instant()).orElse("");
        return Optional.of(DetailPane.of(
                reading.summary(),
                detail,
                reading.scroll(),
                seen,
                desk.claims().claim(reading.summary(), desk.reviewer()),
                locked));
    }

    private Optional<GroupPane> pane(GroupReading group, int page) {
        return group.lastDetail()
                .map(detail -> new GroupPane(
                        group.group(), detail, group.scroll(), gate.verdict().orElseGet(() -> group.locked(page))));
    }

    private Optional<Dialog> dialog() {
        if (desk.connection().state() == Connection.State.CONNECTING) {
            return Optional.empty();
        }
        return desk.deciding()
                .map(deciding -> deciding.shown(nanos.getAsLong()))
                .or(() -> desk.reading().flatMap(Stage::draftDialog));
    }

    private static Optional<Dialog> draftDialog(Reading reading) {
        return reading.draft()
                .flatMap(draft -> reading.ask().map(ask -> {
                    List<String> lines =
                            draft.problem().isEmpty() ? draft.changes(ask) : List.of("not sent: " + draft.problem());
                    return Dialogs.edited(ask.summary(), lines);
                }));
    }
}
