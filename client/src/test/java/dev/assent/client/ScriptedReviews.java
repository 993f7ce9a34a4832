package dev.assent.client;

import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.GetAskRequest;
import dev.assent.proto.v1.GetAskResponse;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.ReviewServiceGrpc;
import dev.assent.proto.v1.WatchAsksRequest;
import dev.assent.proto.v1.WatchAsksResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The other side of a review session, played by the test: it takes streams and their messages as they come. */
final class ScriptedReviews extends ReviewServiceGrpc.ReviewServiceImplBase {
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Watch> watches = new LinkedBlockingQueue<>();

    /** One stream as the server sees it. */
    record Session(BlockingQueue<ReviewRequest> messages, StreamObserver<ReviewResponse> out) {
        ReviewRequest next() {
            return take(messages);
        }

        void send(ReviewResponse.Builder message) {
            out.onNext(message.build());
        }
    }

    /** One watch as the server sees it. */
    record Watch(WatchAsksRequest request, ServerCallStreamObserver<WatchAsksResponse> out) {
        void send(WatchAsksResponse.Builder message) {
            out.onNext(message.build());
        }
    }

    Session next() {
        return take(sessions);
    }

    Watch nextWatch() {
        return take(watches);
    }

    @Override
    public void watchAsks(WatchAsksRequest request, StreamObserver<WatchAsksResponse> out) {
        ServerCallStreamObserver<WatchAsksResponse> call = (ServerCallStreamObserver<WatchAsksResponse>) out;
        // without a handler a message to a client that has gone would throw
        call.setOnCancelHandler(() -> {});
        watches.add(new Watch(request, call));
    }

    @Override
    public StreamObserver<ReviewRequest> review(StreamObserver<ReviewResponse> out) {
        Session session = new Session(new LinkedBlockingQueue<>(), out);
        sessions.add(session);
        return new StreamObserver<>() {
            @Override
            public void onNext(ReviewRequest message) {
                session.messages().add(message);
            }

            @Override
            public void onError(Throwable error) {}

            @Override
            public void onCompleted() {
                out.onCompleted();
            }
        };
    }

    @Override
    public void getAsk(GetAskRequest request, StreamObserver<GetAskResponse> out) {
        out.onNext(GetAskResponse.newBuilder()
                .setAsk(dev.assent.proto.v1.Ask.newBuilder()
                        .setSummary(AskSummary.newBuilder().setAskId(request.getAskId() + "-whole")))
                .build());
        out.onCompleted();
    }

    static <T> T take(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came in 10 seconds");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
