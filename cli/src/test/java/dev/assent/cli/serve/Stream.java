package dev.assent.cli.serve;

import dev.assent.client.AskSummary;
import dev.assent.client.ClientException;
import dev.assent.client.PartialReviewListener;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a reviewer's stream says. */
final class Stream implements PartialReviewListener {
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
    public void lost(ClientException why, Duration retryIn) {
        lost = true;
    }
}
