package dev.assent.cli.review;

import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import dev.assent.client.ClientException;
import dev.assent.client.Lease;
import dev.assent.client.ReviewListener;
import dev.assent.client.ReviewProblem;
import dev.assent.client.Withdrawal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** Hands what a session tells to a listener on the thread of an event loop. */
public record PostingListener(Executor loop, ReviewListener listener) implements ReviewListener {
    @Override
    public void connected(String reviewer, List<String> groups, boolean snapshot) {
        loop.execute(() -> listener.connected(reviewer, groups, snapshot));
    }

    @Override
    public void caughtUp() {
        loop.execute(listener::caughtUp);
    }

    @Override
    public void offered(AskSummary ask) {
        loop.execute(() -> listener.offered(ask));
    }

    @Override
    public void claimed(Lease lease, Ask ask) {
        loop.execute(() -> listener.claimed(lease, ask));
    }

    @Override
    public void leaseExtended(Lease lease) {
        loop.execute(() -> listener.leaseExtended(lease));
    }

    @Override
    public void leaseEnded(String askId) {
        loop.execute(() -> listener.leaseEnded(askId));
    }

    @Override
    public void withdrawn(Withdrawal withdrawal) {
        loop.execute(() -> listener.withdrawn(withdrawal));
    }

    @Override
    public void verdictRecorded(String requestId, AskSummary ask) {
        loop.execute(() -> listener.verdictRecorded(requestId, ask));
    }

    @Override
    public void verdictRefused(String requestId, ReviewProblem problem) {
        loop.execute(() -> listener.verdictRefused(requestId, problem));
    }

    @Override
    public void problem(ReviewProblem problem) {
        loop.execute(() -> listener.problem(problem));
    }

    @Override
    public void draining() {
        loop.execute(listener::draining);
    }

    @Override
    public void lost(ClientException why, Duration retryIn) {
        loop.execute(() -> listener.lost(why, retryIn));
    }

    @Override
    public void ended(ClientException why) {
        loop.execute(() -> listener.ended(why));
    }
}
