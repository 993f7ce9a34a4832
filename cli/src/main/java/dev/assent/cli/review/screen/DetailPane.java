package dev.assent.cli.review.screen;

import static java.util.Objects.requireNonNull;

import dev.assent.cli.review.detail.Detail;
import dev.assent.cli.review.detail.Seen;
import dev.assent.client.AskSummary;

/**
 * The ask on the screen.
 *
 * @param ask its present summary: the time left and its state are drawn of it
 * @param scroll the first line shown; more than there are shows the end
 * @param seenPercent how much of the arguments was shown
 * @param linesLeft how many lines must still be shown before approval
 * @param locked why approval is not possible now, in words of ours: {@code the window is not in focus}; empty if it is, or
 *     if lines are left
 */
public record DetailPane(
        AskSummary ask, Detail detail, int scroll, int seenPercent, int linesLeft, Claim claim, String locked) {
    public DetailPane {
        requireNonNull(ask, "ask");
        requireNonNull(detail, "detail");
        requireNonNull(claim, "claim");
        requireNonNull(locked, "locked");
    }

    public static DetailPane of(AskSummary ask, Detail detail, int scroll, Seen seen, Claim claim, String locked) {
        return new DetailPane(ask, detail, scroll, seen.percent(), seen.linesLeft(detail), claim, locked);
    }
}
