package dev.assent.server.store.sqlite;

import dev.assent.server.port.OverloadedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Work that waits for one worker. What was taken counts against the bound until it is finished.
 * Safe for any thread. */
final class WorkQueue<W> {
    private final int bound;
    private final Queue<W> waiting = new ArrayDeque<>();
    private int unfinished;
    private boolean closed;

    WorkQueue(int bound) {
        this.bound = bound;
    }

    /** Throws if there is no room, or if the queue is closed. */
    synchronized void add(W work) {
        if (closed) {
            throw StoreFailure.unavailable("the ask store is closed");
        }
        if (unfinished == bound) {
            throw new OverloadedException("the ask store has " + bound + " operations waiting: try again later");
        }
        unfinished++;
        waiting.add(work);
        notifyAll();
    }

    /** Waits for work. Empty exactly if the queue is closed and nothing is left. */
    synchronized List<W> take(int most) {
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException ignored) {
                // only close() ends a worker: what was accepted is carried out
            }
        }
        List<W> taken = new ArrayList<>();
        while (!waiting.isEmpty() && taken.size() < most) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    synchronized void finished(int count) {
        unfinished -= count;
    }

    /** What waits is still handed out. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
