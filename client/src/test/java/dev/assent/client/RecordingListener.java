package dev.assent.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Writes down what it hears, one line each. */
final class RecordingListener implements ReviewListener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    String next() {
        return ScriptedReviews.take(heard);
    }

    boolean heardNothing() {
        return heard.isEmpty();
    }

    @Override
    public void connected(String reviewer, List<String> groups, boolean snapshot) {
        heard.add("connected " + reviewer + " " + groups + (snapshot ? " snapshot" : " resumed"));
    }

    @Override
    public void caughtUp() {
        heard.add("caught up");
    }

    @Override
    public void offered(AskSummary ask) {
        heard.add("offered " + ask.askId());
    }

    @Override
    public void claimed(Lease lease, Ask ask) {
        heard.add("claimed " + lease.reviewer() + " " + ask.askId());
    }

    @Override
    public void leaseExtended(Lease lease) {
        heard.add("extended " + lease.askId());
    }

    @Override
    public void leaseEnded(String askId) {
        heard.add("lease ended " + askId);
    }

    @Override
    public void withdrawn(Withdrawal withdrawal) {
        heard.add("withdrawn " + withdrawal.askId() + " " + withdrawal.state() + " " + withdrawal.reviewers());
    }

    @Override
    public void verdictRecorded(String requestId, AskSummary ask) {
        heard.add("recorded " + requestId + " " + ask.state());
    }

    @Override
    public void verdictRefused(String requestId, ReviewProblem problem) {
        heard.add("refused " + requestId + " " + problem.reason());
    }

    @Override
    public void problem(ReviewProblem problem) {
        heard.add("problem " + problem.askId() + " " + problem.reason());
    }

    @Override
    public void draining() {
        heard.add("draining");
    }

    @Override
    public void lost(ClientException why, Duration retryIn) {
        heard.add("lost " + why.kind());
    }

    @Override
    public void ended(ClientException why) {
        heard.add("ended " + why.kind() + " " + why.reason());
    }
}
