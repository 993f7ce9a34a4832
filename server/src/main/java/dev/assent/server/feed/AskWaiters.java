package dev.assent.server.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers on this node who wait for asks to end, without a thread each.
 *
 * <p>For reviewers an ask counts as awaited also for one or two rounds of {@link #changes} after it was opened and after the
 * last caller has left: agents wait in turns, and hang up between them.
 */
public final class AskWaiters {
    private final Map<String, Map<Long, CompletableFuture<Void>>> lines = new ConcurrentHashMap<>();
    private final AtomicLong tickets = new AtomicLong();

    /** What {@link #changes} looks at: where somebody came or left, and where somebody may still come back. */
    private final Set<String> touched = ConcurrentHashMap.newKeySet();

    private final Set<String> awaited = ConcurrentHashMap.newKeySet();
    private final Set<String> lingering = new HashSet<>();

    /**
     * Registers a waiter. Register first, then look at the ask: then no end is missed.
     *
     * @return completes when the ask has ended or nobody may wait any longer; whoever completes or cancels it earlier has
     *     left the line
     */
    public CompletableFuture<Void> register(String askId) {
        long ticket = tickets.incrementAndGet();
        CompletableFuture<Void> called = new CompletableFuture<>();
        lines.compute(askId, (id, line) -> {
            Map<Long, CompletableFuture<Void>> longer = line == null ? new ConcurrentHashMap<>() : line;
            longer.put(ticket, called);
            return longer;
        });
        touched.add(askId);
        called.whenComplete((done, failure) -> leave(askId, ticket));
        return called;
    }

    /** Whether anybody on this node waits for the ask, or did so a moment ago. */
    public boolean isAwaited(String askId) {
        return awaited.contains(askId) || lines.containsKey(askId);
    }

    /** Counts an ask that was opened just now as awaited. */
    void expect(String askId) {
        awaited.add(askId);
        touched.add(askId);
    }

    /** The asks for which {@link #isAwaited} has changed since the last round; to be called in even rounds. */
    public synchronized List<String> changes() {
        List<String> changed = new ArrayList<>();
        Set<String> looked = new HashSet<>(lingering);
        looked.addAll(touched);
        touched.removeAll(looked);
        for (String askId : looked) {
            if (lines.containsKey(askId)) {
                lingering.remove(askId);
                if (awaited.add(askId)) {
                    changed.add(askId);
                }
            } else if (awaited.contains(askId) && !lingering.add(askId)) {
                lingering.remove(askId);
                awaited.remove(askId);
                changed.add(askId);
            }
        }
        return changed;
    }

    /** Calls everybody, so that they look at their asks once more and answer: the server is going away. */
    public void callAll() {
        List.copyOf(lines.keySet()).forEach(this::call);
    }

    void call(String askId) {
        Map<Long, CompletableFuture<Void>> line = lines.get(askId);
        if (line != null) {
            List.copyOf(line.values()).forEach(waiter -> waiter.complete(null));
        }
    }

    private void leave(String askId, long ticket) {
        lines.computeIfPresent(askId, (id, line) -> {
            line.remove(ticket);
            return line.isEmpty() ? null : line;
        });
        touched.add(askId);
    }
}
