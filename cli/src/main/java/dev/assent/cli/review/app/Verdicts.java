package dev.assent.cli.review.app;

import dev.assent.cli.review.AskCommands;
import dev.assent.client.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verdicts on their way. Those of a large group go a few at a time. */
final class Verdicts {
    private static final int AT_ONCE = 20;

    private final AskCommands commands;
    private final Map<String, Verdict> sent = new LinkedHashMap<>();
    private final Deque<Verdict> waiting = new ArrayDeque<>();

    Verdicts(AskCommands commands) {
        this.commands = commands;
    }

    void send(List<Verdict> verdicts) {
        waiting.addAll(verdicts);
        sendMore();
    }

    /** The server has answered; which verdict, if it is one of ours. */
    Optional<Verdict> answered(String requestId) {
        Verdict verdict = sent.remove(requestId);
        sendMore();
        return Optional.ofNullable(verdict);
    }

    /** Whether a verdict on the ask has no answer yet. */
    boolean areSentFor(String askId) {
        return sent.values().stream().anyMatch(verdict -> verdict.askId().equals(askId))
                || waiting.stream().anyMatch(verdict -> verdict.askId().equals(askId));
    }

    int size() {
        return sent.size() + waiting.size();
    }

    private void sendMore() {
        while (sent.size() < AT_ONCE && !waiting.isEmpty()) {
            Verdict next = waiting.removeFirst();
            sent.put(next.requestId(), next);
            commands.submit(next);
        }
    }
}
