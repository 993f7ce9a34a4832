package dev.assent.server.grpc;

import com.google.protobuf.ByteString;
import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Ballot;
import dev.assent.engine.ask.Reviewer;
import dev.assent.proto.v1.AskClaimed;
import dev.assent.proto.v1.Checkpoint;
import dev.assent.proto.v1.Draining;
import dev.assent.proto.v1.ErrorReason;
import dev.assent.proto.v1.LeaseEnded;
import dev.assent.proto.v1.LeaseExtended;
import dev.assent.proto.v1.OpenReview;
import dev.assent.proto.v1.ReviewOpened;
import dev.assent.proto.v1.ReviewProblem;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.SubmitVerdictResponse;
import dev.assent.proto.v1.VerdictResult;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.command.CommandException;
import dev.assent.server.port.Lease;
import dev.assent.server.review.ReviewSession;
import dev.assent.server.review.ReviewSink;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;

/** One Review call: its messages to the session, the session's messages to it. */
final class ReviewStream implements ReviewSink {
    private static final int MAX_CLIENT_ID = 128;

    private final ServerCallStreamObserver<ReviewResponse> out;
    private final ReviewerView view;
    private final StatusMapper statuses;

    ReviewStream(ServerCallStreamObserver<ReviewResponse> out, ReviewerView view, StatusMapper statuses) {
        this.out = out;
        this.view = view;
        this.statuses = statuses;
    }

    /** What takes the messages of a reviewer whom nobody serves. */
    static StreamObserver<ReviewRequest> deaf() {
        return new Incoming(request -> {}, () -> {});
    }

    StreamObserver<ReviewRequest> begin(ReviewSession session) {
        out.setOnReadyHandler(session::ready);
        out.setOnCancelHandler(session::close);
        return new Incoming(request -> dispatch(session, request), session::close);
    }

    private static void dispatch(ReviewSession session, ReviewRequest request) {
        switch (request.getMessageCase()) {
            case OPEN -> open(session, request.getOpen());
            case CREDIT -> session.changeCredit(request.getCredit().getCredit());
            case CLAIM -> session.claim(request.getClaim().getAskId());
            case EXTEND -> session.extend(request.getExtend().getAskId());
            case RELEASE -> session.release(request.getRelease().getAskId());
            case VERDICT -> submit(session, request.getVerdict());
            case MESSAGE_NOT_SET -> session.unreadable("a review message of a kind that this server does not know");
        }
    }

    private static void open(ReviewSession session, OpenReview open) {
        if (open.getClientId().length() > MAX_CLIENT_ID) {
            session.unreadable("the client id is longer than " + MAX_CLIENT_ID + " characters");
            return;
        }
        session.open(
                open.getCredit() == 0 ? 1 : open.getCredit(),
                open.hasLease() ? Times.duration(open.getLease()) : ReviewSession.DEFAULT_LEASE,
                open.getCursor().isEmpty()
                        ? Optional.empty()
                        : Optional.of(open.getCursor().toByteArray()));
    }

    private static void submit(ReviewSession session, SubmitVerdictRequest request) {
        Ballot ballot;
        try {
            ballot = BallotMapper.ballot(request);
        } catch (CommandException e) {
            session.refuse(request.getRequestId(), request.getAskId(), e);
            return;
        }
        session.submit(request.getAskId(), ballot);
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void opened(Reviewer reviewer, int credit, Duration lease) {
        out.onNext(ReviewResponse.newBuilder()
                .setOpened(ReviewOpened.newBuilder()
                        .setReviewer(reviewer.name())
                        .addAllGroups(reviewer.groups())
                        .setCredit(credit)
                        .setLease(Times.duration(lease)))
                .build());
    }

    @Override
    public void offered(Seen seen) {
        view.offered(seen)
                .ifPresent(offer ->
                        out.onNext(ReviewResponse.newBuilder().setOffered(offer).build()));
    }

    @Override
    public void withdrawn(Ask ask) {
        out.onNext(ReviewResponse.newBuilder().setWithdrawn(view.withdrawn(ask)).build());
    }

    @Override
    public void claimed(Seen seen) {
        AskClaimed.Builder message = AskClaimed.newBuilder().setAsk(view.ask(seen));
        seen.lease().ifPresent(lease -> message.setLease(AskMapper.lease(lease)));
        out.onNext(ReviewResponse.newBuilder().setClaimed(message).build());
    }

    @Override
    public void extended(Lease lease) {
        out.onNext(ReviewResponse.newBuilder()
                .setExtended(LeaseExtended.newBuilder().setLease(AskMapper.lease(lease)))
                .build());
    }

    @Override
    public void leaseEnded(String askId) {
        out.onNext(ReviewResponse.newBuilder()
                .setLeaseEnded(LeaseEnded.newBuilder().setAskId(askId))
                .build());
    }

    @Override
    public void verdictRecorded(String requestId, Seen seen) {
        out.onNext(ReviewResponse.newBuilder()
                .setVerdictResult(VerdictResult.newBuilder()
                        .setRequestId(requestId)
                        .setRecorded(SubmitVerdictResponse.newBuilder().setSummary(view.summary(seen))))
                .build());
    }

    @Override
    public void verdictRefused(String requestId, String askId, CommandException problem) {
        out.onNext(ReviewResponse.newBuilder()
                .setVerdictResult(
                        VerdictResult.newBuilder().setRequestId(requestId).setProblem(message(askId, problem)))
                .build());
    }

    @Override
    public void problem(String askId, CommandException problem) {
        out.onNext(
                ReviewResponse.newBuilder().setProblem(message(askId, problem)).build());
    }

    @Override
    public void checkpoint(byte[] cursor) {
        out.onNext(ReviewResponse.newBuilder()
                .setCheckpoint(Checkpoint.newBuilder().setCursor(ByteString.copyFrom(cursor)))
                .build());
    }

    @Override
    public void draining() {
        out.onNext(ReviewResponse.newBuilder()
                .setDraining(Draining.getDefaultInstance())
                .build());
    }

    @Override
    public void closed(Optional<Throwable> failure) {
        if (out.isCancelled()) {
            return;
        }
        if (failure.isPresent()) {
            out.onError(statuses.toStatus(failure.get()));
        } else {
            out.onCompleted();
        }
    }

    private static ReviewProblem message(String askId, CommandException problem) {
        return ReviewProblem.newBuilder()
                .setAskId(askId)
                .setReason(
                        ErrorReason.valueOf("ERROR_REASON_" + problem.reason().name()))
                .setMessage(String.valueOf(problem.getMessage()))
                .build();
    }

    /** The reviewer's side of the call. */
    private record Incoming(java.util.function.Consumer<ReviewRequest> messages, Runnable gone)
            implements StreamObserver<ReviewRequest> {
        @Override
        public void onNext(ReviewRequest request) {
            messages.accept(request);
        }

        @Override
        public void onError(Throwable failure) {
            gone.run();
        }

        @Override
        public void onCompleted() {
            gone.run();
        }
    }
}
