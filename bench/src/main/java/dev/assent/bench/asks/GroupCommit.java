package dev.assent.bench.asks;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import dev.assent.proto.v1.DecideResponse;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.proto.v1.DecisionServiceGrpc.DecisionServiceFutureStub;
import dev.assent.server.Sidecar;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Durable asks a second: many callers at once, who share commits, against one caller after another, who has a commit each; the
 * same server, alternating, beside what one fsync of this disk takes.
 */
public final class GroupCommit {
    private static final int ROUNDS = 5;
    private static final int ALONE = 500;
    private static final int TOGETHER = 5_000;
    private static final int CALLERS = 128;
    private static final int FSYNCS = 200;
    private static final int PAGE = 4_096;

    private final DecisionServiceFutureStub agent;
    private final Transfers transfers = new Transfers();

    private GroupCommit(DecisionServiceFutureStub agent) {
        this.agent = agent;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Sidecars.folder();
        try (Sidecar sidecar = Sidecars.start(folder)) {
            ManagedChannel channel = NettyChannelBuilder.forTarget(
                            sidecar.addresses().agents())
                    .usePlaintext()
                    .build();
            GroupCommit scenario = new GroupCommit(DecisionServiceGrpc.newFutureStub(channel));
            scenario.run(folder);
            channel.shutdownNow();
        } finally {
            Sidecars.delete(folder);
        }
    }

    private void run(Path folder) throws Exception {
        open(TOGETHER, CALLERS);
        open(ALONE, 1);
        System.out.println(
                "| round | fsync ms (median) | one by one, asks/s | " + CALLERS + " at once, asks/s | ratio |");
        System.out.println("| --- | --- | --- | --- | --- |");
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Figures fsync = fsyncs(folder);
            double alone = open(ALONE, 1);
            double together = open(TOGETHER, CALLERS);
            ratios.add(together / alone);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %.0f | %.0f | %.1f |%n",
                    round,
                    fsync.millis(50),
                    alone,
                    together,
                    together / alone);
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%nratio: median %.1f, from %.1f to %.1f%n",
                ratios.get(ROUNDS / 2),
                ratios.get(0),
                ratios.get(ROUNDS - 1));
    }

    /** Asks a second, with so many callers at once. */
    private double open(int count, int callers) throws Exception {
        long start = System.nanoTime();
        List<ListenableFuture<DecideResponse>> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            open.add(agent.decide(transfers.next()));
            if (open.size() == callers) {
                Futures.allAsList(open).get();
                open.clear();
            }
        }
        Futures.allAsList(open).get();
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private static Figures fsyncs(Path folder) throws IOException {
        long[] nanos = new long[FSYNCS];
        Path file = folder.resolve("fsync");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < FSYNCS; i++) {
                channel.write(ByteBuffer.allocate(PAGE), (long) i * PAGE);
                long start = System.nanoTime();
                channel.force(true);
                nanos[i] = System.nanoTime() - start;
            }
        }
        return new Figures(nanos);
    }
}
