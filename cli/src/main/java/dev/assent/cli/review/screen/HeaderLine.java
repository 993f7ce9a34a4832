package dev.assent.cli.review.screen;

import dev.assent.cli.view.Shown;
import dev.assent.client.Risk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The first row of a screen that is not small: where, who, how many wait, and whether that is up to date. */
final class HeaderLine {
    private static final Map<Risk, String> SHORT =
            Map.of(Risk.CRITICAL, "CRIT", Risk.HIGH, "HIGH", Risk.MEDIUM, "MED", Risk.LOW, "LOW");

    private final ReviewView view;
    private final Palette palette;

    HeaderLine(ReviewView view, Palette palette) {
        this.view = view;
        this.palette = palette;
    }

    AttributedString of(int width) {
        String right = right();
        Cells cells = new Cells(width).put(" assent review", palette.bold());
        if (!view.context().isEmpty()) {
            cells.put("   " + Shown.line(view.context()), palette.plain());
        }
        if (!view.banner().isEmpty()) {
            String banner = Shown.line(view.banner()).toUpperCase(Locale.ROOT);
            cells.put(" ", palette.plain()).put(" " + banner + " !! ", palette.inverse());
        }
        if (!view.reviewer().isEmpty()) {
            cells.put("   " + Shown.line(view.reviewer()), palette.plain());
        }
        cells.put("   " + counts(cells.left() - right.length() - 4), palette.plain());
        return cells.padTo(right.length() + 1, palette.plain())
                .put(right, connectionStyle())
                .line();
    }

    private AttributedStyle connectionStyle() {
        return view.connection().state() == Connection.State.CONNECTED ? palette.faint() : palette.warning();
    }

    private String right() {
        return view.connection().state() == Connection.State.CONNECTED ? "? help" : connection();
    }

    /** As in {@code NO CONNECTION, again in 3s}. */
    String connection() {
        return switch (view.connection().state()) {
            case CONNECTED -> "";
            case CONNECTING -> "connecting";
            case LOADING -> "loading";
            case DRAINING -> "the server is closing";
            case LOST ->
                "NO CONNECTION"
                        + view.connection()
                                .retryAt()
                                .map(at -> ", again in "
                                        + TimeLeft.brief(
                                                Duration.between(view.now(), at).plusMillis(999)))
                                .orElse("");
        };
    }

    /** The number of asks, and of each risk if there is room. */
    private String counts(int room) {
        int total = view.queue().total();
        if (total == 0) {
            return view.connection().state() == Connection.State.CONNECTED ? "none waiting" : "";
        }
        List<String> each = new ArrayList<>();
        Map<Risk, Integer> waiting = view.queue().waiting();
        for (Risk risk : List.of(Risk.CRITICAL, Risk.HIGH, Risk.MEDIUM, Risk.LOW)) {
            if (waiting.containsKey(risk)) {
                each.add(waiting.get(risk) + " " + SHORT.get(risk));
            }
        }
        String brief = total + " waiting";
        String full = brief + ": " + String.join(" ", each);
        return full.length() <= room ? full : brief;
    }
}
