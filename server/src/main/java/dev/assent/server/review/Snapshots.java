package dev.assent.server.review;

import dev.assent.server.port.AskStore;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot that is being shown, for sessions that begin while it is: a hundred reviewers who come back at once cost little
 * more than one. It is let go when the last of them has seen it whole. Safe for any thread.
 */
final class Snapshots {
    /** So many events the tail of a session may have to go through for having joined. */
    private static final long MAX_BEHIND = 500;

    private final AskStore store;
    private @Nullable Snapshot current;
    private int readers;

    Snapshots(AskStore store) {
        this.store = store;
    }

    /**
     * A snapshot for one session more; every one is to be left once.
     *
     * @param lastEvent number of the last event, read just now
     */
    synchronized Snapshot join(long lastEvent) {
        if (current == null || lastEvent - current.position() > MAX_BEHIND) {
            current = new Snapshot(store, lastEvent);
            readers = 0;
        }
        readers++;
        return current;
    }

    synchronized void leave(Snapshot snapshot) {
        if (snapshot == current && --readers == 0) {
            current = null;
        }
    }
}
