package dev.assent.server.feed;

import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Follows the events of the store, wakes the waiters of asks that ended, and tells listeners that there is more to read.
 * Events of other nodes come the same way as our own.
 */
public final class AskFeed {
    private static final int BATCH = 500;

    private final AskStore store;
    private final AskWaiters waiters;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicBoolean more = new AtomicBoolean();
    private volatile long position;

    private AskFeed(AskStore store, AskWaiters waiters, long position) {
        this.store = store;
        this.waiters = waiters;
        this.position = position;
    }

    /** Starts behind the last event of now: whoever registers as a waiter later reads the ask first. */
    public static AskFeed follow(AskStore store, AskWaiters waiters) {
        AskFeed feed = new AskFeed(
                store, waiters, store.read(query -> query.lastEvent()).join());
        store.onChange(feed::wake);
        return feed;
    }

    /** Calls back, quickly and perhaps too often, when there are new events. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Also called by the clock, so that an event whose wake-up was lost is only late. */
    public void wake() {
        more.set(true);
        if (reading.compareAndSet(false, true)) {
            readOn();
        }
    }

    private void readOn() {
        more.set(false);
        store.read(query -> query.eventsAfter(position, BATCH)).whenComplete((events, failure) -> {
            boolean full = failure == null && deliver(events) == BATCH;
            if (full) {
                readOn();
                return;
            }
            reading.set(false);
            // a wake-up that came while we read would otherwise be lost
            if (failure == null && more.get()) {
                wake();
            }
        });
    }

    private int deliver(List<AskEvent> events) {
        for (AskEvent event : events) {
            position = event.number();
            switch (event.kind()) {
                case OPENED -> waiters.expect(event.askId());
                case ENDED -> waiters.call(event.askId());
                case REVISED, VOTED, CLAIMED, RELEASED, ANSWERED -> {}
            }
        }
        if (!events.isEmpty()) {
            listeners.forEach(Runnable::run);
        }
        return events.size();
    }
}
