package dev.assent.server.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Records on their way to the file, in the order of their times. Bounded by number and by bytes; what holds a record may take up
 * to twice its bytes. Safe for any thread.
 */
final class PendingRecords {
    /** One record: its fields as JSON text, and who waits for it. */
    static final class Pending {
        final Instant time;
        final AsciiJson fields;
        final CompletableFuture<Void> written;

        Pending(Instant time, AsciiJson fields, CompletableFuture<Void> written) {
            this.time = time;
            this.fields = fields;
            this.written = written;
        }
    }

    private static final int FEW = 64;

    private final int maxRecords;
    private final long maxBytes;
    private final InstantSource clock;
    private final ArrayDeque<Pending> queue = new ArrayDeque<>();
    private long bytes;
    private boolean called;
    private boolean closed;

    PendingRecords(int maxRecords, long maxBytes, InstantSource clock) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    /** What became of an offer. */
    enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    synchronized Offer offer(AsciiJson fields, CompletableFuture<Void> written) {
        if (closed) {
            return Offer.CLOSED;
        }
        // one record always fits, however large
        boolean full = queue.size() >= maxRecords || bytes + fields.length() > maxBytes;
        if (full && !queue.isEmpty()) {
            return Offer.FULL;
        }
        queue.add(new Pending(clock.instant(), fields, written));
        bytes += fields.length();
        return Offer.TAKEN;
    }

    /** Wakes the thread that waits in {@link #awaitCall}. */
    synchronized void call() {
        called = true;
        notifyAll();
    }

    /** Waits until somebody calls, or until closed; whether it is still open. */
    synchronized boolean awaitCall() throws InterruptedException {
        while (!called && !closed) {
            wait();
        }
        called = false;
        return !closed;
    }

    /** The oldest records, up to a number of bytes but at least one; empty if there are none. */
    synchronized List<Pending> take(long batchBytes) {
        List<Pending> batch = new ArrayList<>(Math.min(queue.size(), FEW));
        long taken = 0;
        for (Pending next = queue.peek();
                next != null && (batch.isEmpty() || taken + next.fields.length() <= batchBytes);
                next = queue.peek()) {
            batch.add(queue.remove());
            taken += next.fields.length();
        }
        bytes -= taken;
        return batch;
    }

    synchronized boolean isEmpty() {
        return queue.isEmpty();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
