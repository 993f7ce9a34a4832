package dev.assent.server.feed;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Callers on this node who wait for asks to end, without a thread each. */
public final class AskWaiters {
    private final Map<String, Map<Long, CompletableFuture<Void>>> lines = new ConcurrentHashMap<>();
    private final AtomicLong tickets = new AtomicLong();

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
        called.whenComplete((done, failure) -> leave(askId, ticket));
        return called;
    }

    /** Whether anybody on this node waits for the ask. */
    public boolean isAwaited(String askId) {
        return lines.containsKey(askId);
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
    }
}
