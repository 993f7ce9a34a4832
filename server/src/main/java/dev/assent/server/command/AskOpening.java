package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.call.CallDigest;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.IdSource;
import dev.assent.server.port.Telemetry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Opens asks, within the limits of what may be PENDING. */
public final class AskOpening {
    private static final int CHALLENGE_LENGTH = 3;

    private final AskStore store;
    private final IdSource ids;
    private final PendingLimits limits;
    private final Telemetry telemetry;

    public AskOpening(AskStore store, IdSource ids, PendingLimits limits, Telemetry telemetry) {
        this.store = store;
        this.ids = ids;
        this.limits = limits;
        this.telemetry = telemetry;
    }

    /** A new ask, the ask that a simultaneous request with the same id has opened, or a refusal. */
    sealed interface Opened {
        <R> R fold(Function<Ask, R> fresh, Function<Ask, R> earlier, Function<Decision, R> denied);
    }

    private record Fresh(Ask ask) implements Opened {
        @Override
        public <R> R fold(Function<Ask, R> fresh, Function<Ask, R> earlier, Function<Decision, R> denied) {
            return fresh.apply(ask);
        }
    }

    private record Earlier(Ask ask) implements Opened {
        @Override
        public <R> R fold(Function<Ask, R> fresh, Function<Ask, R> earlier, Function<Decision, R> denied) {
            return earlier.apply(ask);
        }
    }

    private record Denied(Decision decision) implements Opened {
        @Override
        public <R> R fold(Function<Ask, R> fresh, Function<Ask, R> earlier, Function<Decision, R> denied) {
            return denied.apply(decision);
        }
    }

    /** Completes when the ask is durable. */
    CompletableFuture<Opened> open(DecisionRequest request, Evaluation evaluation) {
        return store.<Opened>write(tx -> {
                    Optional<Ask> earlier = request.requestId().flatMap(id -> tx.findByRequest(request.caller(), id));
                    if (earlier.isPresent()) {
                        return new Earlier(earlier.get());
                    }
                    if (limits.areReached(
                            tx.pending(request.call().agent(), request.call().session()))) {
                        return new Denied(flood(tx, request, evaluation));
                    }
                    return new Fresh(insert(tx, request, request.call().arguments(), evaluation));
                })
                .whenComplete((opened, failure) -> {
                    if (opened instanceof Fresh) {
                        telemetry.askOpened();
                    }
                });
    }

    /**
     * Opens an ask inside a transaction that has more to do.
     *
     * @param sent the arguments as the agent has them, which those of the request may be an edit of
     */
    Ask insert(AskTransaction tx, DecisionRequest request, JsonObject sent, Evaluation evaluation) {
        Ask.Origin origin = new Ask.Origin(
                request.caller(),
                request.requestId().orElseGet(ids::next),
                request.digest(),
                request.acceptsEdits(),
                sent);
        String challenge = ids.next().substring(0, CHALLENGE_LENGTH).toUpperCase(Locale.ROOT);
        Ask ask = Ask.open(ids.next(), origin, request.call(), evaluation, challenge, tx.now());
        tx.insert(ask);
        return ask;
    }

    private Decision flood(AskTransaction tx, DecisionRequest request, Evaluation evaluation) {
        return new Decision(
                ids.next(),
                Effect.DENY,
                List.of(Reason.of(ReasonCode.TOO_MANY_PENDING_ASKS, Effect.DENY)),
                evaluation.revision(),
                tx.now(),
                CallDigest.of(request.call()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }
}
