package dev.assent.cli.review.plain;

import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Style;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.Withdrawal;
import java.util.Locale;

/** How asks end, in words. */
final class Endings {
    private Endings() {}

    /** As in {@code is approved by maria}. */
    static String of(Withdrawal withdrawal) {
        boolean decided = withdrawal.state() == AskState.APPROVED || withdrawal.state() == AskState.DENIED;
        String by = decided && !withdrawal.reviewers().isEmpty()
                ? " by " + Shown.line(String.join(", ", withdrawal.reviewers()))
                : "";
        return "is " + word(withdrawal.state()) + by;
    }

    /** What one's own verdict has led to. */
    static String afterVerdict(AskSummary ask, Style style) {
        return switch (ask.state()) {
            case APPROVED -> style.good("approved");
            case DENIED -> style.bad("rejected");
            case PENDING -> "recorded; more approvals are needed";
            case EXPIRED, CANCELLED, UNKNOWN -> word(ask.state());
        };
    }

    private static String word(AskState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
