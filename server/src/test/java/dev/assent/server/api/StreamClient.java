package dev.assent.server.api;

import dev.assent.proto.v1.ClaimAsk;
import dev.assent.proto.v1.OpenReview;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A reviewer's end of the stream: sends messages, and takes what comes one by one. */
final class StreamClient implements ClientResponseObserver<ReviewRequest, ReviewResponse> {
    private final LinkedBlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final boolean reads;
    private @Nullable ClientCallStreamObserver<ReviewRequest> out;

    private StreamClient(boolean reads) {
        this.reads = reads;
    }

    static StreamClient on(TestSidecar sidecar) {
        return start(sidecar, true);
    }

    /** The end of a reviewer that {@link TestSidecar#restartWithReviewers} named. */
    static StreamClient of(TestSidecar sidecar, String reviewer) {
        StreamClient client = new StreamClient(true);
        sidecar.reviewerStream(reviewer).review(client);
        return client;
    }

    /** Takes nothing from the wire until {@link #read}. */
    static StreamClient thatStopsReading(TestSidecar sidecar) {
        return start(sidecar, false);
    }

    private static StreamClient start(TestSidecar sidecar, boolean reads) {
        StreamClient client = new StreamClient(reads);
        sidecar.reviewerStream().review(client);
        return client;
    }

    void read(int messages) {
        java.util.Objects.requireNonNull(out).request(messages);
    }

    int waiting() {
        return received.size();
    }

    StreamClient open() {
        return open(OpenReview.newBuilder().setCredit(2));
    }

    StreamClient open(OpenReview.Builder open) {
        send(ReviewRequest.newBuilder().setOpen(open));
        return this;
    }

    StreamClient claim(String askId) {
        send(ReviewRequest.newBuilder().setClaim(ClaimAsk.newBuilder().setAskId(askId)));
        return this;
    }

    void send(ReviewRequest.Builder message) {
        java.util.Objects.requireNonNull(out).onNext(message.build());
    }

    void hangUp() {
        java.util.Objects.requireNonNull(out).cancel("gone", null);
    }

    /** The next message. */
    ReviewResponse next() {
        Object next = poll();
        if (next instanceof ReviewResponse message) {
            return message;
        }
        throw new AssertionError("the stream ended: " + next);
    }

    /** The next message of that kind; others are passed over. */
    ReviewResponse next(ReviewResponse.MessageCase kind) {
        return nextWhere(message -> message.getMessageCase() == kind);
    }

    ReviewResponse nextWhere(Predicate<ReviewResponse> wanted) {
        while (true) {
            ReviewResponse message = next();
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    /** The next message, or empty once the stream has ended. */
    java.util.Optional<ReviewResponse> nextUntilEnd() {
        return poll() instanceof ReviewResponse message ? java.util.Optional.of(message) : java.util.Optional.empty();
    }

    /** How the stream ended, as status and reason; messages before are passed over. */
    String end() {
        while (true) {
            Object next = poll();
            if (next instanceof Throwable failure) {
                return TestSidecar.failure(failure);
            }
            if (next.equals("completed")) {
                return "OK";
            }
        }
    }

    private Object poll() {
        try {
            Object next = received.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came within 10 s");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ReviewRequest> stream) {
        out = stream;
        if (!reads) {
            stream.disableAutoRequestWithInitial(0);
        }
    }

    @Override
    public void onNext(ReviewResponse message) {
        received.add(message);
    }

    @Override
    public void onError(Throwable failure) {
        received.add(failure);
    }

    @Override
    public void onCompleted() {
        received.add("completed");
    }
}
