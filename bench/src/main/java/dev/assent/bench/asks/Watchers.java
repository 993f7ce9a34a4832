package dev.assent.bench.asks;

import dev.assent.proto.v1.OpenReview;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.ReviewServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Connected reviewers, who note when they first see each ask. */
final class Watchers implements AutoCloseable {
    private static final int PER_CHANNEL = 10;

    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<Map<String, Long>> seen = new ArrayList<>();
    private final CountDownLatch snapshots;
    private final AtomicLong messages = new AtomicLong();

    Watchers(String address, String token, int count) {
        snapshots = new CountDownLatch(count);
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        for (int i = 0; i < count; i++) {
            if (i % PER_CHANNEL == 0) {
                channels.add(NettyChannelBuilder.forTarget(address)
                        .usePlaintext()
                        .directExecutor()
                        .build());
            }
            Map<String, Long> times = new ConcurrentHashMap<>();
            seen.add(times);
            StreamObserver<ReviewRequest> out = ReviewServiceGrpc.newStub(channels.get(channels.size() - 1))
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .review(new Reviewer(times));
            out.onNext(ReviewRequest.newBuilder()
                    .setOpen(OpenReview.getDefaultInstance())
                    .build());
        }
    }

    /** Waits until everybody has seen everything that was pending. */
    void awaitSnapshots() throws InterruptedException {
        snapshots.await();
    }

    /** When each reviewer first saw each ask, in the ticks of {@code System.nanoTime}. */
    List<Map<String, Long>> seen() {
        return seen;
    }

    long messages() {
        return messages.get();
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private final class Reviewer implements StreamObserver<ReviewResponse> {
        private final Map<String, Long> times;
        private boolean past;

        Reviewer(Map<String, Long> times) {
            this.times = times;
        }

        @Override
        public void onNext(ReviewResponse message) {
            messages.incrementAndGet();
            if (message.hasOffered()) {
                times.putIfAbsent(message.getOffered().getSummary().getAskId(), System.nanoTime());
            } else if (message.hasCheckpoint() && !past) {
                past = true;
                snapshots.countDown();
            }
        }

        @Override
        public void onError(Throwable failure) {
            snapshots.countDown();
        }

        @Override
        public void onCompleted() {}
    }
}
