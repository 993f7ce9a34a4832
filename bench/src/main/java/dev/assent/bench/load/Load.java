package dev.assent.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * A load on one server.
 *
 * @param address {@code HOST:PORT} or {@code unix:PATH}
 * @param streams calls under way on each connection
 * @param boxes copies of {@link BoxRules} that the server has
 */
public record Load(String address, Target target, int connections, int streams, int boxes, long seed) {
    private static final long END_SECONDS = 60;
    private static final int LOOK_EVERY = 100;

    /** Each stream calls again as soon as it has its answer. */
    public LoadResult closed(Duration warm, Duration measured) throws InterruptedException {
        return run(warm, measured, true, (streams, tally) -> streams.forEach(stream -> stream.call(System.nanoTime())));
    }

    /** Calls fall due at a steady rate, one stream after another, whatever becomes of those before. */
    public LoadResult open(double perSecond, Duration warm, Duration measured) throws InterruptedException {
        return open(perSecond, warm, measured, () -> false);
    }

    /** The same, but ends as soon as something has happened. */
    public LoadResult open(double perSecond, Duration warm, Duration most, BooleanSupplier over)
            throws InterruptedException {
        Schedule schedule = new Schedule(System.nanoTime(), perSecond);
        long count = schedule.count(warm.plus(most));
        return run(warm, most, false, (streams, tally) -> {
            for (long call = 0; call < count; call++) {
                if (call % LOOK_EVERY == 0 && over.getAsBoolean()) {
                    tally.closeAt(System.nanoTime());
                    break;
                }
                long due = schedule.due(call);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                streams.get((int) (call % streams.size())).call(due);
            }
            streams.forEach(Stream::finish);
        });
    }

    private LoadResult run(Duration warm, Duration measured, boolean closedLoop, BiConsumer<List<Stream>, Tally> start)
            throws InterruptedException {
        try (Connections open = new Connections(address, connections)) {
            long from = System.nanoTime() + warm.toNanos();
            Tally tally = new Tally(from, from + measured.toNanos());
            CountDownLatch ended = new CountDownLatch(connections * streams);
            List<Stream> all = new ArrayList<>();
            for (int i = 0; i < connections * streams; i++) {
                Samples samples = new Samples(boxes, seed * 1_000 + i);
                all.add(new Stream(open.get(i % connections), target, samples, tally, ended, closedLoop));
            }
            start.accept(all, tally);
            if (!ended.await(warm.plus(measured).toSeconds() + END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("calls without an answer: " + ended.getCount() + " streams hang");
            }
            return tally.result();
        }
    }
}
