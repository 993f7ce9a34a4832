package dev.assent.bench.asks;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.sun.management.OperatingSystemMXBean;
import dev.assent.proto.v1.DecideResponse;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.proto.v1.DecisionServiceGrpc.DecisionServiceFutureStub;
import dev.assent.server.Sidecar;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after the answered {@code Decide} each of 100 connected reviewers sees the new ask, while 10,000 asks are pending.
 * Asks are opened at a fixed rate, whether or not earlier ones have been seen. Server and reviewers share this process and
 * the machine.
 */
public final class FanOut {
    private static final int PENDING = Integer.getInteger("pending", 10_000);
    private static final int REVIEWERS = Integer.getInteger("reviewers", 100);
    private static final int SECONDS = Integer.getInteger("seconds", 20);
    private static final int WARM_SECONDS = 5;
    private static final int UNDER_WAY = 256;

    private final DecisionServiceFutureStub agent;
    private final Transfers transfers = new Transfers();

    private FanOut(DecisionServiceFutureStub agent) {
        this.agent = agent;
    }

    /** Arguments: the rates, in new asks a second; by default 50 and 200. */
    public static void main(String[] args) throws Exception {
        int[] rates = args.length == 0
                ? new int[] {50, 200}
                : java.util.Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        Path folder = Sidecars.folder();
        try (Sidecar sidecar = Sidecars.start(folder)) {
            ManagedChannel channel = NettyChannelBuilder.forTarget(
                            sidecar.addresses().agents())
                    .usePlaintext()
                    .build();
            FanOut scenario = new FanOut(DecisionServiceGrpc.newFutureStub(channel));
            scenario.fill();
            try (Watchers watchers = new Watchers(sidecar.addresses().reviewers(), Sidecars.token(folder), REVIEWERS)) {
                long start = System.nanoTime();
                long cpu = cpuNanos();
                watchers.awaitSnapshots();
                System.out.printf(
                        Locale.ROOT,
                        "%d reviewers saw %d pending asks within %.1f s of connecting, for %.1f s of processor time%n%n",
                        REVIEWERS,
                        PENDING,
                        (System.nanoTime() - start) / 1e9,
                        (cpuNanos() - cpu) / 1e9);
                scenario.run(rates, watchers);
            }
            channel.shutdownNow();
        } finally {
            Sidecars.delete(folder);
        }
    }

    /** Of this process, all threads together. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private void fill() throws Exception {
        List<ListenableFuture<DecideResponse>> open = new ArrayList<>();
        for (int i = 0; i < PENDING; i++) {
            open.add(agent.decide(transfers.next()));
            if (open.size() == UNDER_WAY) {
                Futures.allAsList(open).get();
                open.clear();
            }
        }
        Futures.allAsList(open).get();
    }

    private void run(int[] rates, Watchers watchers) throws Exception {
        openAt(rates[0], WARM_SECONDS);
        System.out.println("| new asks/s | asks | summaries | p50 ms | p90 ms | p99 ms | max ms | never seen |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (int rate : rates) {
            Map<String, Long> answered = openAt(rate, SECONDS);
            TimeUnit.SECONDS.sleep(2);
            List<Long> delays = new ArrayList<>();
            answered.forEach((ask, answer) -> {
                for (Map<String, Long> reviewer : watchers.seen()) {
                    Long seen = reviewer.get(ask);
                    if (seen != null) {
                        delays.add(Math.max(0, seen - answer));
                    }
                }
            });
            Figures figures =
                    new Figures(delays.stream().mapToLong(Long::longValue).toArray());
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %d | %d | %s | %s | %s | %s | %d |%n",
                    rate,
                    answered.size(),
                    figures.count(),
                    figures.millis(50),
                    figures.millis(90),
                    figures.millis(99),
                    figures.millis(100),
                    (long) answered.size() * REVIEWERS - figures.count());
        }
    }

    /** Opens asks at that rate; gives when each was answered. */
    private Map<String, Long> openAt(int rate, int seconds) throws Exception {
        Map<String, Long> answered = new ConcurrentHashMap<>();
        List<ListenableFuture<?>> open = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            open.add(Futures.transform(
                    agent.decide(transfers.next()),
                    response -> answered.put(response.getDecision().getAsk().getAskId(), System.nanoTime()),
                    MoreExecutors.directExecutor()));
        }
        Futures.allAsList(open).get();
        return answered;
    }
}
