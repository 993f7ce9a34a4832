package dev.assent.cli.review.app;

import dev.assent.cli.review.arming.Dialog;
import dev.assent.cli.review.arming.Outcome;
import dev.assent.cli.review.queue.QueueRow;
import dev.assent.client.AskSummary;
import dev.assent.client.Edit;
import dev.assent.client.Verdict;
import dev.assent.client.VerdictOutcome;
import java.util.List;
import java.util.Optional;

/**
 * A verdict in the making: its dialog, and what it is about, in the versions that were on the screen when it began.
 *
 * @param asks one, or those of the group
 * @param edits with an approval of one ask only
 */
record Deciding(
        VerdictOutcome wanted, Dialog dialog, List<AskSummary> asks, Optional<QueueRow.Group> group, List<Edit> edits) {
    Deciding {
        asks = List.copyOf(asks);
        edits = List.copyOf(edits);
    }

    AskSummary first() {
        return asks.get(0);
    }

    /** Whether it is about this ask. */
    boolean isAbout(String askId) {
        return asks.stream().anyMatch(ask -> ask.askId().equals(askId));
    }

    List<Verdict> verdicts(Outcome outcome) {
        return asks.stream().map(ask -> verdict(ask, outcome)).toList();
    }

    private Verdict verdict(AskSummary ask, Outcome outcome) {
        return switch (wanted) {
            case APPROVE ->
                Verdict.approve(ask, outcome.note()).withEdits(edits).withChallengeAnswer(outcome.answer());
            case REJECT -> Verdict.reject(ask, outcome.note());
        };
    }
}
