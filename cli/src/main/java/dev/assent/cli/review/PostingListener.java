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

/** Hands what a session tells to a listener on an event loop. */
public record PostingListener(EventLoop loop, ReviewListener listener) implements ReviewListener {
    @Override
    public void connected(String reviewer, List<String> groups, boolean snapshot) {
        loop.post(() -> listener.connected(reviewer, groups, snapshot));
    }

    @Override
    public void caughtUp() {
        loop.post(listener::caughtUp);
    }

    @Override
    public void offered(AskSummary ask) {
        loop.post(() -> listener.offered(ask));
    }

    @Override
    public void claimed(Lease lease, Ask ask) {
        loop.post(() -> listener.claimed(lease, ask));
    }

    @Override
    public void leaseExtended(Lease lease) {
        loop.post(() -> listener.leaseExtended(lease));
    }

    @Override
    public void leaseEnded(String askId) {
        loop.post(() -> listener.leaseEnded(askId));
    }

    @Override
    public void withdrawn(Withdrawal withdrawal) {
        loop.post(() -> listener.withdrawn(withdrawal));
    }

    @Override
    public void verdictRecorded(String requestId, AskSummary ask) {
        loop.post(() -> listener.verdictRecorded(requestId, ask));
    }

    @Override
    public void verdictRefused(String requestId, ReviewProblem problem) {
        loop.post(() -> listener.verdictRefused(requestId, problem));
    }

    @Override
    public void problem(ReviewProblem problem) {
        loop.post(() -> listener.problem(problem));
    }

    @Override
    public void draining() {
        loop.post(listener::draining);
    }

    @Override
    public void lost(ClientException why, Duration retryIn) {
        loop.post(() -> listener.lost(why, retryIn));
    }

    @Override
    public void ended(ClientException why) {
        loop.post(() -> listener.ended(why));
    }
}
