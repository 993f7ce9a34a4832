package dev.assent.client;

import dev.assent.client.ClientException.Kind;
import dev.assent.proto.v1.OpenReview;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.ReviewServiceGrpc.ReviewServiceStub;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stream of a session. Used by the session's thread only. */
final class ReviewStream implements ResumingStream.Stream, ClientResponseObserver<ReviewRequest, ReviewResponse> {
    /** Small messages that may wait for a slow network, before more are refused. */
    private static final int MAX_UNSENT = 200;

    private final ReviewSession session;
    private @Nullable ClientCallStreamObserver<ReviewRequest> out;
    private boolean opened;
    private int unsent;

    ReviewStream(ReviewSession session) {
        this.session = session;
    }

    void start(ReviewServiceStub stub, OpenReview open) {
        stub.review(this);
        if (out != null) {
            out.onNext(ReviewRequest.newBuilder().setOpen(open).build());
        }
    }

    /** Whether the server has answered the opening. */
    boolean isOpened() {
        return opened;
    }

    /** Returns whether the message is on its way. */
    boolean send(ReviewRequest message) {
        if (out == null) {
            return false;
        }
        unsent = out.isReady() ? 0 : unsent + 1;
        if (unsent > MAX_UNSENT) {
            return false;
        }
        out.onNext(message);
        return true;
    }

    @Override
    public void cancel() {
        if (out != null) {
            out.cancel("the reviewer leaves", null);
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ReviewRequest> requests) {
        out = requests;
    }

    @Override
    public void onNext(ReviewResponse message) {
        opened |= message.hasOpened();
        session.received(this, message);
    }

    @Override
    public void onError(Throwable error) {
        session.ended(this, Statuses.translate(error));
    }

    @Override
    public void onCompleted() {
        session.ended(this, new ClientException(Kind.UNAVAILABLE, "", Map.of(), "the server closed the stream"));
    }
}
