package dev.assent.client;

import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.BatchDecideRequest;
import dev.assent.proto.v1.CancelAskRequest;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.proto.v1.DecisionServiceGrpc.DecisionServiceBlockingStub;
import dev.assent.proto.v1.ReportOutcomeRequest;
import io.grpc.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks a sidecar for decisions. Blocking; safe for any thread; one connection. When nobody answers, a request is repeated
 * with its request id, so that it never counts twice.
 *
 * <p>Every method throws {@link ClientException} when there is no answer: then nothing may run.
 */
public final class DecisionClient implements AutoCloseable {
    /** Longer waits are made of several calls, so that a lost server is noticed. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private final DecisionServiceBlockingStub stub;
    private final DecisionClientOptions options;
    private final Repeater repeater;
    private final Runnable release;

    DecisionClient(Channel channel, DecisionClientOptions options, Repeater repeater, Runnable release) {
        this.stub = DecisionServiceGrpc.newBlockingStub(channel);
        this.options = options;
        this.repeater = repeater;
        this.release = release;
    }

    public static DecisionClient connect(ServerAddress address) {
        return connect(address, DecisionClientOptions.DEFAULT);
    }

    /**
     * Makes a client; the connection is opened by the first call.
     *
     * @throws IllegalArgumentException if this machine cannot use such an address
     */
    public static DecisionClient connect(ServerAddress address, DecisionClientOptions options) {
        Connection connection = Connection.open(address);
        return new DecisionClient(connection.channel(), options, Repeater.real(options.retry()), connection::close);
    }

    /** A client over a channel that the caller made and closes. */
    public static DecisionClient over(Channel channel, DecisionClientOptions options) {
        return new DecisionClient(channel, options, Repeater.real(options.retry()), () -> {});
    }

    /** Decides one call and answers at once: ALLOW, DENY, or ASK with the ask to wait for. */
    public Decision decide(DecisionRequest request) {
        DecideRequest message = DecisionWire.write(request);
        return read(repeater.run(() -> within(Duration.ZERO).decide(message)).getDecision(), request.acceptsEdits());
    }

    /** Decides the calls of one turn, 1 to 100, in order. One bad call fails the batch. */
    public List<Decision> batchDecide(List<DecisionRequest> requests) {
        BatchDecideRequest.Builder message = BatchDecideRequest.newBuilder();
        requests.forEach(request -> message.addRequests(DecisionWire.write(request)));
        BatchDecideRequest batch = message.build();
        List<dev.assent.proto.v1.Decision> answers =
                repeater.run(() -> within(Duration.ZERO).batchDecide(batch)).getDecisionsList();
        if (answers.size() != requests.size()) {
            throw new ClientException(
                    ClientException.Kind.INTERNAL, "", java.util.Map.of(), "the batch was not answered call by call");
        }
        List<Decision> decisions = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            decisions.add(read(answers.get(i), requests.get(i).acceptsEdits()));
        }
        return decisions;
    }

    /** Decides one call and waits for people; ASK only if nobody has decided when {@code wait} is over. */
    public Decision decideAndWait(DecisionRequest request, Duration wait) {
        long end = endOf(wait);
        Decision decision = decide(request);
        return decision.isFinal() || decision.ask().isEmpty()
                ? decision
                : awaitUntil(decision.ask().get(), end);
    }

    /** Waits for an ask and redeems its approval; ASK only if nobody has decided when {@code wait} is over. */
    public Decision awaitAsk(AskReference ask, Duration wait) {
        return awaitUntil(ask, endOf(wait));
    }

    /** Ends a pending ask that is no longer needed. */
    public void cancelAsk(AskReference ask) {
        CancelAskRequest message = CancelAskRequest.newBuilder()
                .setAskId(ask.askId())
                .setRequestId(ask.requestId())
                .build();
        repeater.run(() -> within(Duration.ZERO).cancelAsk(message));
    }

    /** Puts on record what became of an allowed call; the note has at most 4,096 characters. */
    public void reportOutcome(String decisionId, Outcome outcome, String note) {
        ReportOutcomeRequest message = ReportOutcomeRequest.newBuilder()
                .setDecisionId(decisionId)
                .setOutcome(
                        switch (outcome) {
                            case SUCCEEDED -> ReportOutcomeRequest.Outcome.OUTCOME_SUCCEEDED;
                            case FAILED -> ReportOutcomeRequest.Outcome.OUTCOME_FAILED;
                            case NOT_RUN -> ReportOutcomeRequest.Outcome.OUTCOME_NOT_RUN;
                        })
                .setNote(note)
                .build();
        repeater.run(() -> within(Duration.ZERO).reportOutcome(message));
    }

    @Override
    public void close() {
        release.run();
    }

    /** A restart of the server in between goes unnoticed: the ask is durable, and asking again is safe. */
    private Decision awaitUntil(AskReference ask, long end) {
        while (true) {
            Decision decision = repeater.runUntil(end, () -> awaitOnce(ask, remaining(end)));
            if (decision.isFinal() || remaining(end).isZero()) {
                return decision;
            }
            repeater.pause(); // an answer that comes too early must not become a busy loop
        }
    }

    private Decision awaitOnce(AskReference ask, Duration remaining) {
        Duration wait = remaining.compareTo(LONGEST_CALL) > 0 ? LONGEST_CALL : remaining;
        AwaitAskRequest message = AwaitAskRequest.newBuilder()
                .setAskId(ask.askId())
                .setRequestId(ask.requestId())
                .setWait(Times.write(wait))
                .build();
        return read(within(wait).awaitAsk(message).getDecision(), ask.acceptsEdits());
    }

    private Decision read(dev.assent.proto.v1.Decision decision, boolean acceptsEdits) {
        return DecisionWire.read(decision, options.knownObligations(), acceptsEdits);
    }

    private DecisionServiceBlockingStub within(Duration wait) {
        return stub.withDeadlineAfter(wait.plus(options.answerWithin()).toNanos(), TimeUnit.NANOSECONDS);
    }

    private long endOf(Duration wait) {
        return repeater.nanoTime().getAsLong() + wait.toNanos();
    }

    private Duration remaining(long end) {
        return Duration.ofNanos(Math.max(0, end - repeater.nanoTime().getAsLong()));
    }
}
