package dev.assent.server.grpc;

import com.google.protobuf.ByteString;
import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Reviewer;
import dev.assent.proto.v1.Checkpoint;
import dev.assent.proto.v1.Draining;
import dev.assent.proto.v1.WatchAsksRequest;
import dev.assent.proto.v1.WatchAsksResponse;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.command.CommandException;
import dev.assent.server.port.Lease;
import dev.assent.server.review.ReviewSession;
import dev.assent.server.review.ReviewSink;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.Optional;

/** One WatchAsks call: what a session shows that claims and says nothing. */
final class WatchStream implements ReviewSink {
    private final ServerCallStreamObserver<WatchAsksResponse> out;
    private final ReviewerView view;
    private final StatusMapper statuses;

    WatchStream(ServerCallStreamObserver<WatchAsksResponse> out, ReviewerView view, StatusMapper statuses) {
        this.out = out;
        this.view = view;
        this.statuses = statuses;
    }

    void begin(ReviewSession session, WatchAsksRequest request) {
        out.setOnReadyHandler(session::ready);
        out.setOnCancelHandler(session::close);
        ByteString cursor = request.getCursor();
        session.open(
                1,
                ReviewSession.DEFAULT_LEASE,
                cursor.isEmpty() ? Optional.empty() : Optional.of(cursor.toByteArray()));
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void offered(Seen seen) {
        view.offered(seen)
                .ifPresent(offer -> send(WatchAsksResponse.newBuilder().setOffered(offer)));
    }

    @Override
    public void withdrawn(Ask ask) {
        send(WatchAsksResponse.newBuilder().setWithdrawn(view.withdrawn(ask)));
    }

    @Override
    public void checkpoint(byte[] cursor) {
        send(WatchAsksResponse.newBuilder()
                .setCheckpoint(Checkpoint.newBuilder().setCursor(ByteString.copyFrom(cursor))));
    }

    @Override
    public void draining() {
        send(WatchAsksResponse.newBuilder().setDraining(Draining.getDefaultInstance()));
    }

    @Override
    public void closed(Optional<Throwable> failure) {
        if (out.isCancelled()) {
            return;
        }
        failure.ifPresentOrElse(e -> out.onError(statuses.toStatus(e)), out::onCompleted);
    }

    @Override
    public void opened(Reviewer reviewer, int credit, Duration lease) {
        // the first summary or checkpoint says it
    }

    @Override
    public void claimed(Seen seen) {
        throw new IllegalStateException("a watcher claims nothing");
    }

    @Override
    public void extended(Lease lease) {
        throw new IllegalStateException("a watcher holds nothing");
    }

    @Override
    public void leaseEnded(String askId) {
        throw new IllegalStateException("a watcher holds nothing");
    }

    @Override
    public void verdictRecorded(String requestId, Seen seen) {
        throw new IllegalStateException("a watcher gives no verdict");
    }

    @Override
    public void verdictRefused(String requestId, String askId, CommandException problem) {
        throw new IllegalStateException("a watcher gives no verdict");
    }

    @Override
    public void problem(String askId, CommandException problem) {
        throw new IllegalStateException("a watcher asks for nothing");
    }

    private void send(WatchAsksResponse.Builder message) {
        out.onNext(message.build());
    }
}
