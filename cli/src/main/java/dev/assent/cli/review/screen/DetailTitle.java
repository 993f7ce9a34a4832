package dev.assent.cli.review.screen;

import dev.assent.cli.Durations;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Shown;
import dev.assent.client.AskSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The row above the detail: which ask, how risky, how long, who holds it, how much of it was seen. Always there. */
final class DetailTitle {
    private static final Duration SHORT = Duration.ofMinutes(1);

    private final Palette palette;
    private final Instant now;
    private final int width;

    DetailTitle(Palette palette, Instant now, int width) {
        this.palette = palette;
        this.now = now;
        this.width = width;
    }

    AttributedString of(DetailPane pane) {
        AskSummary ask = pane.ask();
        Duration left = Duration.between(now, ask.expireTime());
        AttributedStyle time = left.compareTo(SHORT) < 0 ? palette.warning() : palette.plain();
        String seen = "seen " + pane.seenPercent() + " %";
        Cells cells = new Cells(width)
                .put(RiskWord.of(ask.risk()), palette.of(ask.risk()))
                .put("  " + AskScreen.shortId(ask.askId()), palette.bold());
        if (ask.isPending()) {
            cells.put("  " + Durations.show(left), time);
            cells.put(ifRoom(cells, seen, " left"), time);
            cells.put(ifRoom(cells, seen, ", then DENY"), palette.plain());
        } else {
            cells.put("  " + ask.state().name().toLowerCase(Locale.ROOT), palette.bold());
        }
        claim(pane.claim(), cells, seen);
        return cells.padTo(seen.length() + 1, palette.plain())
                .put(seen, pane.linesLeft() == 0 && !pane.detail().tooBig() ? palette.faint() : palette.bold())
                .line();
    }

    AttributedString of(GroupPane pane) {
        int asks = pane.group().waiting().size();
        return new Cells(width)
                .put(RiskWord.of(pane.group().risk()), palette.of(pane.group().risk()))
                .put("  group of " + asks, palette.bold())
                .line();
    }

    /** Nothing, if it would push out what stands at the right. */
    private static String ifRoom(Cells cells, String right, String text) {
        return text.length() + right.length() + 2 <= cells.left() ? text : "";
    }

    private void claim(Claim claim, Cells cells, String seen) {
        String words = switch (claim.state()) {
            case NONE -> "";
            case ASKED -> "  opening";
            case YOURS -> "  held by you";
            case OTHER -> "  held by " + Shown.line(claim.reviewer());
        };
        String kept = ifRoom(cells, seen, words);
        boolean other = claim.state() == Claim.State.OTHER;
        cells.put(
                kept.isEmpty() && other ? ifRoom(cells, seen, " @" + Shown.line(claim.reviewer())) : kept,
                palette.plain());
    }
}
