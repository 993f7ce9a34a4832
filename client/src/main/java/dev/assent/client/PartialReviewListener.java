package dev.assent.client;

import java.time.Duration;
import java.util.List;

/** A listener that wants to know a few things only: what it does not override, it lets pass. */
public interface PartialReviewListener extends ReviewListener {
    @Override
    default void connected(String reviewer, List<String> groups, boolean snapshot) {}

    @Override
    default void caughtUp() {}

    @Override
    default void offered(AskSummary ask) {}

    @Override
    default void claimed(Lease lease, Ask ask) {}

    @Override
    default void leaseExtended(Lease lease) {}

    @Override
    default void leaseEnded(String askId) {}

    @Override
    default void withdrawn(Withdrawal withdrawal) {}

    @Override
    default void verdictRecorded(String requestId, AskSummary ask) {}

    @Override
    default void verdictRefused(String requestId, ReviewProblem problem) {}

    @Override
    default void problem(ReviewProblem problem) {}

    @Override
    default void draining() {}

    @Override
    default void lost(ClientException why, Duration retryIn) {}

    @Override
    default void ended(ClientException why) {}
}
