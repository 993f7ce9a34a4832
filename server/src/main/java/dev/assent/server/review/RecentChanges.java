package dev.assent.server.review;

import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.command.JsonSize;
import dev.assent.server.feed.AskFeed;
import dev.assent.server.port.AskStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What changed last, read from the store once for all sessions: a hundred reviewers who keep up cost one read for each change,
 * not a hundred. It only saves work: a session that is behind what is kept here, or ahead of it, reads the store itself. Safe
 * for any thread.
 */
final class RecentChanges {
    private static final int STEP = 100;
    private static final int MAX_ASKS = 500;

    /** Characters of arguments; asks are kept whole, and one may hold a mebibyte. */
    private static final long MAX_WEIGHT = 4L << 20;

    private final AskStore store;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    private final Deque<Kept> kept = new ArrayDeque<>();
    private int asks;
    private long weight;
    private long position;

    private record Kept(Changes changes, long weight) {}

    private RecentChanges(AskStore store, long position) {
        this.store = store;
        this.position = position;
    }

    /** Starts behind the last event of now. */
    static RecentChanges follow(AskStore store, AskFeed feed) {
        RecentChanges recent =
                new RecentChanges(store, store.read(query -> query.lastEvent()).join());
        feed.addListener(recent::wake);
        return recent;
    }

    /** Calls back, quickly and perhaps too often, when there is more. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * Where a session at that position finds what comes next.
     *
     * @param changes what follows at once, if it is kept here
     * @param bound else: up to which event to read the store, after which more may be found here; nothing is newer if it is
     *     not above the position
     */
    record Found(Optional<Changes> changes, long bound) {}

    synchronized Found after(long from) {
        for (Kept one : kept) {
            Changes changes = one.changes();
            if (changes.after() == from) {
                return new Found(Optional.of(changes), changes.upTo());
            }
            if (changes.after() > from) {
                return new Found(Optional.empty(), changes.after());
            }
            if (changes.upTo() > from) {
                return new Found(Optional.empty(), changes.upTo());
            }
        }
        return new Found(Optional.empty(), position);
    }

    void wake() {
        again.set(true);
        if (reading.compareAndSet(false, true)) {
            readOn();
        }
    }

    private void readOn() {
        again.set(false);
        long from = position();
        store.read(query -> Changes.read(query, from, Long.MAX_VALUE, STEP)).whenComplete((changes, failure) -> {
            if (failure == null && changes.upTo() > from) {
                keep(changes);
                listeners.forEach(Runnable::run);
                if (changes.full()) {
                    readOn();
                    return;
                }
            }
            reading.set(false);
            // a wake-up that came while we read would otherwise be lost
            if (failure == null && again.get()) {
                wake();
            }
        });
    }

    private synchronized long position() {
        return position;
    }

    private synchronized void keep(Changes changes) {
        long added = changes.asks().stream().mapToLong(RecentChanges::weigh).sum();
        kept.addLast(new Kept(changes, added));
        position = changes.upTo();
        asks += changes.asks().size();
        weight += added;
        while (asks > MAX_ASKS || weight > MAX_WEIGHT) {
            Kept oldest = kept.removeFirst();
            asks -= oldest.changes().asks().size();
            weight -= oldest.weight();
        }
    }

    private static long weigh(Seen seen) {
        int limit = (int) MAX_WEIGHT;
        return (long) JsonSize.of(seen.ask().call().arguments(), limit)
                + JsonSize.of(seen.ask().call().context(), limit);
    }
}
