package dev.assent.cli.review.queue;

import dev.assent.cli.view.Shown;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.Withdrawal;
import java.util.Locale;

/**
 * An ask of the queue and what its row needs, made once for each version.
 *
 * @param voted whether this reviewer's approval is recorded and more are needed
 * @param ending how it ended; empty while it waits
 * @param hidden whether its text hides something
 * @param group the key of its group; empty if it folds into none
 * @param text what a filter looks through: display forms, in lower case
 * @param outdated whether what places the row is that of an earlier version
 */
record Entry(
        AskSummary ask, boolean voted, String ending, boolean hidden, String group, String text, boolean outdated) {
    static Entry of(AskSummary ask, boolean voted) {
        return new Entry(
                ask, voted, ending(ask.state(), false), HiddenText.isIn(ask), ask.groupKey(), text(ask), false);
    }

    /** A newer version in the same row: what places a row stays as it was. */
    Entry inPlace(AskSummary newer, boolean mine) {
        return new Entry(newer, mine, ending(newer.state(), false), hidden, group, text, true);
    }

    Entry ended(Withdrawal withdrawal) {
        return ended(ending(withdrawal.state(), !withdrawal.reviewers().isEmpty()));
    }

    Entry ended(String how) {
        return new Entry(ask, voted, how, hidden, group, text, outdated);
    }

    boolean isWaiting() {
        return ending.isEmpty();
    }

    QueueRow.One row(boolean member) {
        return new QueueRow.One(ask, ending, voted, hidden, member);
    }

    private static String ending(AskState state, boolean byPeople) {
        return switch (state) {
            case PENDING -> "";
            case APPROVED -> "approved";
            case DENIED -> byPeople ? "rejected" : "denied";
            case EXPIRED -> "expired";
            case CANCELLED -> "cancelled";
            case UNKNOWN -> "gone";
        };
    }

    private static String text(AskSummary ask) {
        String all = String.join(
                "\n",
                Shown.line(ask.tool()),
                Shown.line(ask.agent()),
                Shown.line(String.join(" ", ask.rules())),
                Shown.line(ask.askId()),
                ask.risk().name());
        return all.toLowerCase(Locale.ROOT);
    }
}
