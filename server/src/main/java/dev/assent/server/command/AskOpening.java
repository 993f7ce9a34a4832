package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.call.CallDigest;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.server.command.Opened.Asked;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.IdSource;
import dev.assent.server.port.Join;
import dev.assent.server.port.Telemetry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Opens asks, or joins those that are pending, within the limits of what people can be asked. */
public final class AskOpening {
    /** How many requests may share an ask: an agent that asks the same again and again is slowed down too. */
    static final int MAX_JOINS = 1_000;

    private static final Reason NOBODY = Reason.of(ReasonCode.NO_ELIGIBLE_REVIEWERS, Effect.DENY);
    private static final Reason FLOOD = Reason.of(ReasonCode.TOO_MANY_PENDING_ASKS, Effect.DENY);

    private final AskStore store;
    private final IdSource ids;
    private final PendingLimits limits;
    private final Roster roster;
    private final Refusals refusals;
    private final Telemetry telemetry;

    public AskOpening(
            AskStore store, IdSource ids, PendingLimits limits, Roster roster, Refusals refusals, Telemetry telemetry) {
        this.store = store;
        this.ids = ids;
        this.limits = limits;
        this.roster = roster;
        this.refusals = refusals;
        this.telemetry = telemetry;
    }

    /** Completes when the ask, and the request's part in it, is durable. */
    CompletableFuture<Opened> open(DecisionRequest request, Evaluation evaluation) {
        return store.write(tx -> open(tx, request, evaluation)).whenComplete((opened, failure) -> {
            if (opened instanceof Asked asked && asked.isNew()) {
                telemetry.askOpened();
            }
        });
    }

    private Opened open(AskTransaction tx, DecisionRequest request, Evaluation evaluation) {
        Optional<KnownRequest> earlier = request.requestId().flatMap(id -> KnownRequest.find(tx, request.caller(), id));
        if (earlier.isPresent()) {
            return new Opened.Earlier(earlier.get());
        }
        if (!canBeAnswered(request, evaluation)) {
            return new Opened.Denied(denial(tx, request, evaluation, NOBODY));
        }
        Optional<Reason> refused = refusals.recall(tx, request.call());
        if (refused.isPresent()) {
            return new Opened.Denied(denial(tx, request, evaluation, refused.get()));
        }
        Optional<Ask> same = pending(tx, request, evaluation);
        if (same.isPresent()) {
            return tx.joins(same.get().id()) < MAX_JOINS
                    ? new Asked(same.get(), join(tx, request, same.get()), false)
                    : new Opened.Denied(denial(tx, request, evaluation, FLOOD));
        }
        if (limits.areReached(tx.pending(request.call().agent(), request.call().session()))) {
            return new Opened.Denied(denial(tx, request, evaluation, FLOOD));
        }
        Ask ask = insert(tx, request, request.call().arguments(), evaluation);
        return new Asked(ask, ticket(ask, ask.origin().requestId()), true);
    }

    /** Whether there are people who could approve. */
    boolean canBeAnswered(DecisionRequest request, Evaluation evaluation) {
        return roster.canAnswer(request.caller(), request.call(), evaluation);
    }

    /**
     * An ask that takes the place of one that has ended: a pending one that asks the same, or a new one.
     *
     * @param sent the arguments as the agent has them, which those of the request may be an edit of
     */
    Ask openInPlace(AskTransaction tx, DecisionRequest request, JsonObject sent, Evaluation evaluation) {
        Optional<Ask> same =
                request.call().arguments().equals(sent) ? pending(tx, request, evaluation) : Optional.empty();
        if (same.isPresent()) {
            join(tx, request, same.get());
            return same.get();
        }
        telemetry.askOpened();
        return insert(tx, request, sent, evaluation);
    }

    /** The pending ask about the same call, by the same rules, of the same people. */
    private static Optional<Ask> pending(AskTransaction tx, DecisionRequest request, Evaluation evaluation) {
        return tx.pendingOf(request.caller(), CallDigest.of(request.call())).stream()
                .filter(ask -> !ask.isDue(tx.now())
                        && ask.origin().acceptsEdits() == request.acceptsEdits()
                        && ask.evaluation().asksTheSame(evaluation))
                .findFirst();
    }

    private AskTicket join(AskTransaction tx, DecisionRequest request, Ask ask) {
        AskTicket ticket = ticket(ask, request.requestId().orElseGet(ids::next));
        tx.join(new Join(ask.id(), ticket.caller(), ticket.requestId(), request.digest()));
        return ticket;
    }

    private Ask insert(AskTransaction tx, DecisionRequest request, JsonObject sent, Evaluation evaluation) {
        Ask.Origin origin = new Ask.Origin(
                request.caller(),
                request.requestId().orElseGet(ids::next),
                request.digest(),
                request.acceptsEdits(),
                sent);
        String code = ChallengeCode.draw(ids);
        Ask ask = Ask.open(ids.next(), origin, request.call(), evaluation, code, tx.now());
        tx.insert(ask);
        return ask;
    }

    private static AskTicket ticket(Ask ask, String requestId) {
        return new AskTicket(ask.origin().caller(), ask.id(), requestId);
    }

    private Decision denial(AskTransaction tx, DecisionRequest request, Evaluation evaluation, Reason reason) {
        return new Decision(
                ids.next(),
                Effect.DENY,
                List.of(reason),
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
