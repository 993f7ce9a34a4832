package dev.assent.server.crash;

import com.google.protobuf.Duration;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.CancelAskRequest;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.proto.v1.DecisionServiceGrpc.DecisionServiceBlockingStub;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.ToolCall;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One agent: asks, sometimes twice at once for the same call, sometimes takes it back, and waits for its answers, each of which
 * it fetches twice. Finishes what it has begun after it was told to stop.
 */
final class AgentLoad implements Runnable {
    private static final int CALL_SECONDS = 3;
    private static final Duration WAIT =
            Duration.newBuilder().setSeconds(CALL_SECONDS).build();

    private final String name;
    private final Channel channel;
    private final History history;
    private final Load load;
    private final Random random;

    AgentLoad(String name, Channel channel, History history, Load load, Random random) {
        this.name = name;
        this.channel = channel;
        this.history = history;
        this.load = load;
        this.random = random;
    }

    @Override
    public void run() {
        try {
            while (!load.isStopping()) {
                oneCall();
                TimeUnit.MILLISECONDS.sleep(20 + random.nextInt(100));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void oneCall() throws InterruptedException {
        AskKind kind = AskKind.any(random);
        ToolCall call = ToolCall.newBuilder()
                .setTool(kind.name())
                .setArgumentsJson("{\"n\":\"" + UUID.randomUUID() + "\"}")
                .setAgent(name)
                .setSubject("someone")
                .setSession(name + "-session")
                .build();
        Optional<AskReference> first = ask(call, kind);
        Optional<AskReference> second = random.nextInt(10) == 0 ? ask(call, kind) : Optional.empty();
        if (first.isPresent() && random.nextInt(10) == 0) {
            cancel(first.get());
        }
        for (Optional<AskReference> ask : List.of(first, second)) {
            if (ask.isPresent()) {
                fetch(ask.get());
                fetch(ask.get());
            }
        }
    }

    private Optional<AskReference> ask(ToolCall call, AskKind kind) throws InterruptedException {
        DecideRequest.Builder request = DecideRequest.newBuilder()
                .setCall(call)
                .setRequestId(UUID.randomUUID().toString());
        if (random.nextBoolean()) {
            request.setWait(WAIT);
        }
        try {
            Optional<Decision> decision = Retry.until(
                    load::isOver, () -> stub().decide(request.build()).getDecision());
            decision.filter(d -> !d.hasAsk()).ifPresent(d -> history.surprises.add("decided without an ask: " + d));
            Optional<AskReference> ask = decision.filter(Decision::hasAsk).map(Decision::getAsk);
            ask.ifPresent(a -> history.asked.add(new History.Asked(a.getAskId(), a.getRequestId(), kind)));
            ask.ifPresent(a -> note(a, decision.get()));
            return ask;
        } catch (StatusRuntimeException e) {
            history.surprises.add("Decide: " + e.getStatus());
            return Optional.empty();
        }
    }

    private boolean note(AskReference ask, Decision decision) {
        boolean isFinal = decision.getEffect() != Effect.EFFECT_ASK;
        if (isFinal) {
            history.answered.add(new History.Answered(ask.getAskId(), ask.getRequestId(), decision, System.nanoTime()));
        }
        return isFinal;
    }

    private void cancel(AskReference ask) throws InterruptedException {
        try {
            Retry.until(
                            load::isOver,
                            () -> stub().cancelAsk(CancelAskRequest.newBuilder()
                                    .setAskId(ask.getAskId())
                                    .setRequestId(ask.getRequestId())
                                    .build()))
                    .ifPresent(done -> history.cancelled.add(ask.getAskId()));
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.FAILED_PRECONDITION) {
                history.surprises.add("CancelAsk " + ask.getAskId() + ": " + e.getStatus());
            }
        }
    }

    /** Waits for the final decision, however often the server goes away meanwhile. */
    private void fetch(AskReference ask) throws InterruptedException {
        AwaitAskRequest request = AwaitAskRequest.newBuilder()
                .setAskId(ask.getAskId())
                .setRequestId(ask.getRequestId())
                .setWait(WAIT)
                .build();
        try {
            while (!load.isOver()) {
                Optional<Decision> decision =
                        Retry.until(load::isOver, () -> stub().awaitAsk(request).getDecision());
                if (decision.isPresent() && note(ask, decision.get())) {
                    return;
                }
            }
        } catch (StatusRuntimeException e) {
            history.surprises.add("AwaitAsk " + ask.getAskId() + ": " + e.getStatus());
        }
    }

    private DecisionServiceBlockingStub stub() {
        return DecisionServiceGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
    }
}
