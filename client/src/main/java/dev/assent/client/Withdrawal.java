package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An ask that needs no more answers.
 *
 * @param reviewers the people whose verdicts ended it, if any did
 */
public record Withdrawal(String askId, AskState state, List<String> reviewers, Reason reason) {
    public Withdrawal {
        requireNonNull(askId, "askId");
        requireNonNull(state, "state");
        reviewers = List.copyOf(reviewers);
        requireNonNull(reason, "reason");
    }
}
