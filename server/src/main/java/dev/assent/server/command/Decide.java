package dev.assent.server.command;

import dev.assent.engine.call.CallDigest;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.policy.PolicySet;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.IdSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Decides one call. ALLOW and DENY are computed on the caller's thread, unless rules ask for labels or counts: such a call is
 * decided in a transaction of the store. An ASK, and what an ALLOW changes, is durable before it is answered. With a
 * request id an earlier answer is repeated: first the ask that it opened or joined, else what memory holds.
 */
public final class Decide {
    private final CurrentPolicy policy;
    private final AskStore store;
    private final AskOpening opening;
    private final AwaitAsk awaitAsk;
    private final ReplayCache replays;
    private final DecisionRecorder recorder;
    private final IdSource ids;
    private final InstantSource clock;

    public Decide(
            CurrentPolicy policy,
            AskStore store,
            AskOpening opening,
            AwaitAsk awaitAsk,
            ReplayCache replays,
            DecisionRecorder recorder,
            IdSource ids,
            InstantSource clock) {
        this.policy = policy;
        this.store = store;
        this.opening = opening;
        this.awaitAsk = awaitAsk;
        this.replays = replays;
        this.recorder = recorder;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Decides, and holds an ASK for up to {@code wait}.
     *
     * @return cancelling it leaves the line; an ask that was opened stays
     */
    public CompletableFuture<Decision> decide(DecisionRequest request, Duration wait) {
        return decide(request, wait, Set.of());
    }

    /**
     * As {@link #decide(DecisionRequest, Duration)}.
     *
     * @param assumedLabels count as labels of the session, for this decision only
     */
    CompletableFuture<Decision> decide(DecisionRequest request, Duration wait, Set<String> assumedLabels) {
        if (request.requestId().isEmpty()) {
            return decideAfresh(request, wait, assumedLabels);
        }
        String requestId = request.requestId().get();
        CompletableFuture<Optional<KnownRequest>> earlier =
                store.read(query -> KnownRequest.find(query, request.caller(), requestId));
        return Futures.composeCancellable(
                earlier,
                found -> found.map(known -> attach(request, known, wait))
                        .orElseGet(() -> decideAfresh(request, wait, assumedLabels)));
    }

    /**
     * Decides calls, none of which hangs on what one before it leaves behind, without waiting between them.
     *
     * @return one decision a request, in the same order; empty if one of them does, and then nothing was done
     */
    Optional<CompletableFuture<List<Decision>>> decideApart(List<DecisionRequest> requests) {
        PolicySet policies = policy.serving();
        for (DecisionRequest request : requests) {
            if (request.requestId().isPresent() || policies.touchesHistory(request.call())) {
                return Optional.empty();
            }
        }
        List<CompletableFuture<Decision>> decisions = new ArrayList<>(requests.size());
        for (DecisionRequest request : requests) {
            decisions.add(act(request, policy.evaluate(policies, request.call()), Duration.ZERO));
        }
        return Optional.of(Futures.allCancellable(decisions));
    }

    private CompletableFuture<Decision> attach(DecisionRequest request, KnownRequest known, Duration wait) {
        ReplayCache.requireSame(known.digest(), request.digest());
        return awaitAsk.await(known.ticket(), wait);
    }

    private CompletableFuture<Decision> decideAfresh(
            DecisionRequest request, Duration wait, Set<String> assumedLabels) {
        PolicySet policies = policy.serving();
        Optional<Decision> replay = request.requestId().flatMap(id -> replays.find(request, id, policies.revision()));
        if (replay.isPresent()) {
            return CompletableFuture.completedFuture(replay.get());
        }
        if (policies.touchesHistory(request.call())) {
            return Futures.composeCancellable(
                    store.write(tx -> evaluate(tx, policies, request.call(), assumedLabels)),
                    evaluation -> act(request, evaluation, wait));
        }
        return act(request, policy.evaluate(policies, request.call()), wait);
    }

    /** Transactions come one after another, so each call sees what those before it left behind. */
    private Evaluation evaluate(AskTransaction tx, PolicySet policies, ToolCall call, Set<String> assumedLabels) {
        Evaluation evaluation = policy.evaluate(policies, call, tx, assumedLabels);
        if (evaluation.effect() == Effect.ALLOW) {
            AllowedCalls.keep(tx, policies, call, evaluation, tx.now());
        }
        return evaluation;
    }

    private CompletableFuture<Decision> act(DecisionRequest request, Evaluation evaluation, Duration wait) {
        if (evaluation.effect() == Effect.ASK) {
            return ask(request, evaluation, wait);
        }
        return answer(request, decision(request, evaluation));
    }

    private CompletableFuture<Decision> ask(DecisionRequest request, Evaluation evaluation, Duration wait) {
        return Futures.composeCancellable(
                opening.open(request, evaluation),
                opened -> opened.fold(
                        asked -> Futures.composeCancellable(
                                recorder.record(
                                        request.caller(),
                                        request.call(),
                                        AskDecisions.pending(asked.ask(), asked.ticket())),
                                decision -> wait.isZero()
                                        ? CompletableFuture.completedFuture(decision)
                                        : awaitAsk.await(asked.ticket(), wait)),
                        known -> attach(request, known, wait),
                        denied -> answer(request, denied)));
    }

    private CompletableFuture<Decision> answer(DecisionRequest request, Decision decision) {
        request.requestId().ifPresent(id -> replays.keep(request, id, decision));
        return recorder.record(request.caller(), request.call(), decision);
    }

    private Decision decision(DecisionRequest request, Evaluation evaluation) {
        return new Decision(
                ids.next(),
                evaluation.effect(),
                evaluation.reasons(),
                evaluation.revision(),
                clock.instant(),
                CallDigest.of(request.call()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                evaluation.labels(),
                evaluation.obligations());
    }
}
