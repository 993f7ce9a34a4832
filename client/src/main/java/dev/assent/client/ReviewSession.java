package dev.assent.client;

import com.google.protobuf.ByteString;
import dev.assent.client.ClientException.Kind;
import dev.assent.proto.v1.ClaimAsk;
import dev.assent.proto.v1.ExtendLease;
import dev.assent.proto.v1.OpenReview;
import dev.assent.proto.v1.ReleaseAsk;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.ReviewServiceGrpc.ReviewServiceStub;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * A reviewer's session over the bidirectional stream. It reconnects by itself, resumes where it was, and sends verdicts
 * again until it knows what became of them. Every method returns at once and is safe for any thread; the listener hears
 * the outcome.
 */
public final class ReviewSession implements AutoCloseable {
    /** Messages that wait for the session's thread. */
    private static final int MAX_QUEUED = 1_000;

    private static final int MAX_UNANSWERED = 100;

    private final ReviewListener listener;
    private final Semaphore room = new Semaphore(MAX_QUEUED);
    private final ResumingStream<ReviewStream> streams;

    /** Confined to the thread of the streams. */
    private final Map<String, Verdict> unanswered = new LinkedHashMap<>();

    private ReviewSession(ReviewServiceStub stub, ReviewSessionOptions options, ReviewListener listener) {
        this.listener = listener;
        this.streams = new ResumingStream<>(
                "assent-review",
                options.reconnect(),
                ByteString.EMPTY,
                at -> connect(stub, options, at),
                listener::lost,
                listener::ended);
    }

    static ReviewSession open(ReviewServiceStub stub, ReviewSessionOptions options, ReviewListener listener) {
        ReviewSession session = new ReviewSession(stub, options, listener);
        session.streams.begin();
        return session;
    }

    /** Takes an ask; the listener hears {@code claimed} or {@code problem}. */
    public void claim(String askId) {
        post(() -> send(
                askId,
                ReviewRequest.newBuilder()
                        .setClaim(ClaimAsk.newBuilder().setAskId(askId))
                        .build()));
    }

    /** Holds a claim for another lease. */
    public void extend(String askId) {
        post(() -> send(
                askId,
                ReviewRequest.newBuilder()
                        .setExtend(ExtendLease.newBuilder().setAskId(askId))
                        .build()));
    }

    /** Hands an ask back. */
    public void release(String askId) {
        post(() -> send(
                askId,
                ReviewRequest.newBuilder()
                        .setRelease(ReleaseAsk.newBuilder().setAskId(askId))
                        .build()));
    }

    /**
     * Sends a verdict, again after every reconnect until the server has said what became of it; the listener hears
     * {@code verdictRecorded} or {@code verdictRefused}.
     */
    public void submit(Verdict verdict) {
        post(() -> {
            if (unanswered.size() >= MAX_UNANSWERED && !unanswered.containsKey(verdict.requestId())) {
                listener.verdictRefused(
                        verdict.requestId(),
                        new ReviewProblem(verdict.askId(), "OVERLOADED", "too many verdicts wait for their result"));
                return;
            }
            unanswered.put(verdict.requestId(), verdict);
            ReviewStream stream = streams.stream();
            if (stream != null && stream.isOpened()) {
                stream.send(message(verdict));
            }
        });
    }

    /** Ends the session; the listener hears nothing more once the call that it may be in returns. */
    @Override
    public void close() {
        streams.close();
    }

    private ReviewStream connect(ReviewServiceStub stub, ReviewSessionOptions options, ByteString cursor) {
        ReviewStream opening = new ReviewStream(this);
        opening.start(
                stub.withExecutor(streams.thread()),
                OpenReview.newBuilder()
                        .setClientId(options.clientId())
                        .setCredit(options.credit())
                        .setLease(Times.write(options.lease()))
                        .setCursor(cursor)
                        .build());
        return opening;
    }

    /** A message of the stream; on the session's thread. */
    void received(ReviewStream from, ReviewResponse message) {
        if (!streams.isCurrent(from)) {
            return;
        }
        switch (message.getMessageCase()) {
            case OPENED -> {
                streams.works();
                listener.connected(
                        message.getOpened().getReviewer(),
                        message.getOpened().getGroupsList(),
                        streams.cursor().isEmpty());
                unanswered.values().forEach(verdict -> from.send(message(verdict)));
            }
            case OFFERED -> listener.offered(AskWire.read(message.getOffered().getSummary()));
            case CLAIMED ->
                listener.claimed(
                        AskWire.read(message.getClaimed().getLease()),
                        AskWire.read(message.getClaimed().getAsk()));
            case EXTENDED ->
                listener.leaseExtended(AskWire.read(message.getExtended().getLease()));
            case LEASE_ENDED -> listener.leaseEnded(message.getLeaseEnded().getAskId());
            case WITHDRAWN -> listener.withdrawn(AskWire.read(message.getWithdrawn()));
            case VERDICT_RESULT -> answered(message.getVerdictResult());
            case CHECKPOINT -> {
                streams.reached(message.getCheckpoint().getCursor());
                listener.caughtUp();
            }
            case DRAINING -> listener.draining();
            case PROBLEM -> listener.problem(AskWire.read(message.getProblem()));
            case MESSAGE_NOT_SET -> {} // of a newer server: nothing that we have to act on
        }
    }

    /** The end of the stream; on the session's thread. */
    void ended(ReviewStream which, ClientException why) {
        streams.ended(which, why);
    }

    private void answered(dev.assent.proto.v1.VerdictResult result) {
        unanswered.remove(result.getRequestId());
        switch (result.getResultCase()) {
            case RECORDED ->
                listener.verdictRecorded(
                        result.getRequestId(), AskWire.read(result.getRecorded().getSummary()));
            case PROBLEM -> listener.verdictRefused(result.getRequestId(), AskWire.read(result.getProblem()));
            case RESULT_NOT_SET ->
                listener.verdictRefused(
                        result.getRequestId(), new ReviewProblem("", "UNKNOWN", "the server gave no result"));
        }
    }

    private void send(String askId, ReviewRequest message) {
        ReviewStream stream = streams.stream();
        if (stream != null && stream.isOpened() && stream.send(message)) {
            return;
        }
        listener.problem(new ReviewProblem(askId, ReviewProblem.NOT_CONNECTED, "there is no connection at the moment"));
    }

    private static ReviewRequest message(Verdict verdict) {
        return ReviewRequest.newBuilder().setVerdict(AskWire.write(verdict)).build();
    }

    private void post(Runnable task) {
        if (!room.tryAcquire()) {
            throw new ClientException(
                    Kind.OVERLOADED, "", Map.of(), "the session has " + MAX_QUEUED + " messages to send; slow down");
        }
        try {
            streams.execute(() -> {
                room.release();
                if (!streams.isOver()) {
                    task.run();
                }
            });
        } catch (RejectedExecutionException e) {
            room.release(); // closed: nobody listens for the outcome any more
        }
    }
}
