package dev.assent.cli.asks;

import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Shown;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.Withdrawal;
import java.util.List;
import java.util.Locale;

/** Events of a watch, for people. */
final class WatchLine {
    private WatchLine() {}

    static String of(AskSummary ask) {
        return AskScreen.shortId(ask.askId()) + "  "
                + String.format("%-8s", ask.risk()) + "  " + Shown.line(ask.tool()) + "  of " + Shown.line(ask.agent())
                + "  by " + Shown.line(String.join(", ", ask.rules()));
    }

    static String of(Withdrawal withdrawal) {
        return ended(withdrawal.askId(), withdrawal.state(), withdrawal.reviewers());
    }

    static String ended(AskSummary ask) {
        return ended(ask.askId(), ask.state(), List.of());
    }

    private static String ended(String askId, AskState state, List<String> reviewers) {
        boolean decided = state == AskState.APPROVED || state == AskState.DENIED;
        String by = decided && !reviewers.isEmpty() ? " by " + Shown.line(String.join(", ", reviewers)) : "";
        return AskScreen.shortId(askId) + "  " + state.name().toLowerCase(Locale.ROOT) + by;
    }
}
