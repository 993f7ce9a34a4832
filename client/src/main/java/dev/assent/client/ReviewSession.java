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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's session over the bidirectional stream. It reconnects by itself, resumes where it was, and sends verdicts
 * again until it knows what became of them. Every method returns at once and is safe for any thread; the listener hears
 * the outcome.
 */
public final class ReviewSession implements AutoCloseable {
    /** Messages that wait for the session's thread. */
    private static final int MAX_QUEUED = 1_000;

    private static final int MAX_UNANSWERED = 100;

    private final ReviewServiceStub stub;
    private final ReviewSessionOptions options;
    private final ReviewListener listener;
    private final Semaphore room = new Semaphore(MAX_QUEUED);

    /** The session's one thread; all that follows is confined to it. */
    private final ScheduledThreadPoolExecutor loop;

    private final Map<String, Verdict> unanswered = new LinkedHashMap<>();
    private ByteString cursor = ByteString.EMPTY;
    private int failures;
    private @Nullable ReviewStream stream;
    private boolean over;

    private ReviewSession(ReviewServiceStub stub, ReviewSessionOptions options, ReviewListener listener) {
        this.stub = stub;
        this.options = options;
        this.listener = listener;
        this.loop = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "assent-review");
            thread.setDaemon(true);
            return thread;
        });
        loop.setRemoveOnCancelPolicy(true);
        loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    static ReviewSession open(ReviewServiceStub stub, ReviewSessionOptions options, ReviewListener listener) {
        ReviewSession session = new ReviewSession(stub, options, listener);
        session.post(session::connect);
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
            if (stream != null && stream.isOpened()) {
                stream.send(message(verdict));
            }
        });
    }

    /** Ends the session; the listener hears nothing more once the call that it may be in returns. */
    @Override
    public void close() {
        try {
            loop.execute(() -> {
                over = true;
                if (stream != null) {
                    stream.cancel(); // its end comes back on this thread, which must be there for it
                } else {
                    loop.shutdown();
                }
            });
        } catch (RejectedExecutionException e) {
            return; // it is closed already
        }
    }

    private void connect() {
        if (over) {
            return;
        }
        ReviewStream opening = new ReviewStream(this);
        stream = opening;
        opening.start(
                stub.withExecutor(loop),
                OpenReview.newBuilder()
                        .setClientId(options.clientId())
                        .setCredit(options.credit())
                        .setLease(Times.write(options.lease()))
                        .setCursor(cursor)
                        .build());
    }

    /** A message of the stream; on the session's thread. */
    void received(ReviewStream from, ReviewResponse message) {
        if (over || from != stream) {
            return;
        }
        switch (message.getMessageCase()) {
            case OPENED -> {
                failures = 0;
                listener.connected(
                        message.getOpened().getReviewer(), message.getOpened().getGroupsList(), cursor.isEmpty());
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
                cursor = message.getCheckpoint().getCursor();
                listener.caughtUp();
            }
            case DRAINING -> listener.draining();
            case PROBLEM -> listener.problem(AskWire.read(message.getProblem()));
            case MESSAGE_NOT_SET -> {} // of a newer server: nothing that we have to act on
        }
    }

    /** The end of the stream; on the session's thread. */
    void ended(ReviewStream which, ClientException why) {
        if (which != stream) {
            return;
        }
        stream = null;
        if (over) {
            loop.shutdown();
            return;
        }
        if (isStaleCursor(why) && !cursor.isEmpty()) {
            cursor = ByteString.EMPTY;
        } else if (isHopeless(why)) {
            over = true;
            loop.shutdown();
            listener.ended(why);
            return;
        }
        failures++;
        Duration pause = options.reconnect().pause(failures, Math.random());
        var unused = loop.schedule(this::connect, pause.toNanos(), TimeUnit.NANOSECONDS);
        listener.lost(why, pause);
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
        if (stream != null && stream.isOpened() && stream.send(message)) {
            return;
        }
        listener.problem(new ReviewProblem(askId, ReviewProblem.NOT_CONNECTED, "there is no connection at the moment"));
    }

    private static ReviewRequest message(Verdict verdict) {
        return ReviewRequest.newBuilder().setVerdict(AskWire.write(verdict)).build();
    }

    /** Whether another stream, without the cursor, would do. */
    static boolean isStaleCursor(ClientException why) {
        return why.reason().equals("RESUME_CURSOR_EXPIRED") || why.reason().equals("RESUME_CURSOR_FOREIGN");
    }

    /** Whether another stream would end the same way. */
    static boolean isHopeless(ClientException why) {
        return switch (why.kind()) {
            case INVALID_REQUEST, NOT_AUTHENTICATED, NOT_PERMITTED, UNIMPLEMENTED, FAILED_PRECONDITION -> true;
            case NOT_FOUND, CONFLICT, UNAVAILABLE, OVERLOADED, TIMED_OUT, INTERNAL -> false;
        };
    }

    private void post(Runnable task) {
        if (!room.tryAcquire()) {
            throw new ClientException(
                    Kind.OVERLOADED, "", Map.of(), "the session has " + MAX_QUEUED + " messages to send; slow down");
        }
        try {
            loop.execute(() -> {
                room.release();
                if (!over) {
                    task.run();
                }
            });
        } catch (RejectedExecutionException e) {
            room.release(); // closed: nobody listens for the outcome any more
        }
    }
}
