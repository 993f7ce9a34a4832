package dev.assent.cli.serve;

import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import dev.assent.client.ClientException;
import dev.assent.client.Lease;
import dev.assent.client.ReviewListener;
import dev.assent.client.ReviewProblem;
import dev.assent.client.Withdrawal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a reviewer's stream says. */
final class Stream implements ReviewListener {
    final List<Boolean> snapshots = new CopyOnWriteArrayList<>();
    final Set<String> offered = ConcurrentHashMap.newKeySet();
    volatile boolean lost;
    volatile boolean caughtUp;

    @Override
    public void connected(String reviewer, List<String> groups, boolean snapshot) {
        snapshots.add(snapshot);
    }

    @Override
    public void caughtUp() {
        caughtUp = true;
    }

    @Override
    public void offered(AskSummary ask) {
        offered.add(ask.askId());
    }

    @Override
    public void claimed(Lease lease, Ask ask) {}

    @Override
    public void leaseExtended(Lease lease) {}

    @Override
    public void leaseEnded(String askId) {}

    @Override
    public void withdrawn(Withdrawal withdrawal) {}

    @Override
    public void verdictRecorded(String requestId, AskSummary ask) {}

    @Override
    public void verdictRefused(String requestId, ReviewProblem problem) {}

    @Override
    public void problem(ReviewProblem problem) {}

    @Override
    public void draining() {}

    @Override
    public void lost(ClientException why, Duration retryIn) {
        lost = true;
    }

    @Override
    public void ended(ClientException why) {}
}
