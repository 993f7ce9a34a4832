package dev.assent.cli.review.app;

import dev.assent.cli.review.arming.Dialog;
import dev.assent.cli.review.arming.Outcome;
import dev.assent.cli.review.arming.Prompt;
import dev.assent.cli.review.arming.Stakes;
import dev.assent.cli.review.screen.Dialogs;
import dev.assent.client.AskSummary;
import dev.assent.client.Edit;
import dev.assent.client.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A verdict in the making: its dialog, and what it is about, in the versions that were on the screen when it began.
 *
 * @param stakes of an approval; empty with a rejection
 * @param asks one, or those of a group
 * @param edits with an approval of one ask only
 */
record Deciding(Optional<Stakes> stakes, Dialog dialog, List<AskSummary> asks, List<Edit> edits) {
    Deciding {
        asks = List.copyOf(asks);
        edits = List.copyOf(edits);
    }

    boolean isApproval() {
        return stakes.isPresent();
    }

    /** What the screen shows of it. */
    dev.assent.cli.review.screen.Dialog shown(long now) {
        Prompt prompt = dialog.prompt(now);
        if (asks.size() > 1) {
            return stakes.map(known -> Dialogs.approvalOfGroup(known, prompt))
                    .orElseGet(() -> Dialogs.rejectionOfGroup(asks.size(), prompt));
        }
        return stakes.map(known -> Dialogs.approval(asks.get(0), known, prompt))
                .orElseGet(() -> Dialogs.rejection(asks.get(0), prompt));
    }

    /** Whether it is about this ask. */
    boolean isAbout(String askId) {
        return asks.stream().anyMatch(ask -> ask.askId().equals(askId));
    }

    List<Verdict> verdicts(Outcome outcome) {
        return asks.stream().map(ask -> verdict(ask, outcome)).toList();
    }

    private Verdict verdict(AskSummary ask, Outcome outcome) {
        return stakes.isPresent()
                ? Verdict.approve(ask, outcome.note()).withEdits(edits).withChallengeAnswer(outcome.answer())
                : Verdict.reject(ask, outcome.note());
    }
}
