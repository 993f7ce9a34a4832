package dev.assent.server.crash;

import com.google.protobuf.ByteString;
import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.OpenReview;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.ReviewServiceGrpc;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One reviewer: follows the stream, over reconnects from the last cursor, and answers what is in the queue, in any order. */
final class ReviewerLoad implements Runnable {
    private static final int REJECTS_PERCENT = 15;

    /** The stream is over; with what status. */
    private record Gone(Status status) {}

    private final String name;
    private final Channel channel;
    private final History history;
    private final Load load;
    private final Random random;
    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final Map<String, AskSummary> queue = new LinkedHashMap<>();
    private final Set<String> answered = new HashSet<>();
    private ByteString cursor = ByteString.EMPTY;

    ReviewerLoad(String name, Channel channel, History history, Load load, Random random) {
        this.name = name;
        this.channel = channel;
        this.history = history;
        this.load = load;
        this.random = random;
    }

    @Override
    public void run() {
        try {
            connect();
            while (!load.isOver()) {
                Object next = received.poll(20, TimeUnit.MILLISECONDS);
                if (next instanceof ReviewResponse message) {
                    take(message);
                } else if (next instanceof Gone gone) {
                    TimeUnit.MILLISECONDS.sleep(100);
                    reconnect(gone.status);
                } else {
                    answerOne();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect() {
        StreamObserver<ReviewRequest> out = ReviewServiceGrpc.newStub(channel).review(new Incoming());
        out.onNext(ReviewRequest.newBuilder()
                .setOpen(OpenReview.newBuilder().setCursor(cursor))
                .build());
    }

    private void reconnect(Status status) {
        if (status.getCode() == Status.Code.OUT_OF_RANGE) {
            startOver();
        } else if (!status.isOk() && !Retry.isAway(status)) {
            history.surprises.add("Review: " + status);
            startOver();
        }
        connect();
    }

    private void startOver() {
        cursor = ByteString.EMPTY;
        queue.clear();
    }

    private void take(ReviewResponse message) throws InterruptedException {
        switch (message.getMessageCase()) {
            case OFFERED -> {
                AskSummary summary = message.getOffered().getSummary();
                queue.put(summary.getAskId(), summary);
                if (random.nextInt(4) == 0) {
                    answerOne();
                }
            }
            case WITHDRAWN -> {
                queue.remove(message.getWithdrawn().getAskId());
                history.ended.add(new History.Ended(
                        message.getWithdrawn().getAskId(),
                        message.getWithdrawn().getState()));
            }
            case CHECKPOINT -> cursor = message.getCheckpoint().getCursor();
            default -> {}
        }
    }

    private void answerOne() throws InterruptedException {
        List<AskSummary> open = new ArrayList<>(queue.values());
        open.removeIf(summary -> answered.contains(summary.getAskId() + summary.getEtag()));
        if (open.isEmpty()) {
            return;
        }
        AskSummary summary = open.get(random.nextInt(open.size()));
        boolean approve = random.nextInt(100) >= REJECTS_PERCENT;
        SubmitVerdictRequest verdict = SubmitVerdictRequest.newBuilder()
                .setAskId(summary.getAskId())
                .setEtag(summary.getEtag())
                .setOutcome(approve ? VerdictOutcome.VERDICT_OUTCOME_APPROVE : VerdictOutcome.VERDICT_OUTCOME_REJECT)
                .setRequestId(name + "-" + summary.getEtag() + "-" + summary.getAskId())
                .build();
        try {
            Retry.until(
                            load::isOver,
                            () -> ReviewServiceGrpc.newBlockingStub(channel)
                                    .withDeadlineAfter(3, TimeUnit.SECONDS)
                                    .submitVerdict(verdict))
                    .ifPresent(done -> history.voted.add(new History.Voted(summary.getAskId(), name, approve)));
        } catch (StatusRuntimeException e) {
            // the ask ended before the verdict came
            if (e.getStatus().getCode() != Status.Code.FAILED_PRECONDITION) {
                history.surprises.add("SubmitVerdict " + summary.getAskId() + ": " + e.getStatus());
            }
        }
        answered.add(summary.getAskId() + summary.getEtag());
    }

    private final class Incoming implements StreamObserver<ReviewResponse> {
        @Override
        public void onNext(ReviewResponse message) {
            received.add(message);
        }

        @Override
        public void onError(Throwable failure) {
            received.add(new Gone(Status.fromThrowable(failure)));
        }

        @Override
        public void onCompleted() {
            received.add(new Gone(Status.OK));
        }
    }
}
