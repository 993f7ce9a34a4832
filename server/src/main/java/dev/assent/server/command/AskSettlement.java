package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.engine.ask.Redemption;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.policy.PolicySet;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.IdSource;
import dev.assent.server.port.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns an ask that has ended into its one final decision, and keeps that decision with the ask. An approval is checked
 * against the policy that serves now, and yields one ALLOW.
 */
public final class AskSettlement {
    /** How long a repeated request gets the ALLOW again. */
    private static final Duration ALLOW_REPEATS = Duration.ofMinutes(10);

    private final CurrentPolicy policy;
    private final AskOpening opening;
    private final IdSource ids;
    private final Duration redeemWithin;
    private final Telemetry telemetry;

    /** An approval can be turned into an ALLOW until {@code redeemWithin} after it was given. */
    public AskSettlement(
            CurrentPolicy policy, AskOpening opening, IdSource ids, Duration redeemWithin, Telemetry telemetry) {
        this.policy = policy;
        this.opening = opening;
        this.ids = ids;
        this.redeemWithin = redeemWithin;
        this.telemetry = telemetry;
    }

    /** The final decision; ASK if the ask is still pending. */
    Decision settle(AskTransaction tx, AskTicket ticket) {
        Ask ask = endIfDue(tx, ticket.check(tx.find(ticket.askId())));
        if (!ask.state().isFinal()) {
            return AskDecisions.pending(ask);
        }
        if (ask.answer().isPresent()) {
            return repeat(ask, ask.answer().get(), tx.now());
        }
        Decision decision = decide(tx, ask);
        tx.update(ask.answered(decision, tx.now()), AskEvent.Kind.ANSWERED);
        return decision;
    }

    /** Ends the ask as EXPIRED if its time is up; the table lets a pending ask do nothing else then. */
    Ask endIfDue(AskTransaction tx, Ask ask) {
        if (!ask.isDue(tx.now())) {
            return ask;
        }
        Ask expired = ask.ended(AskTrigger.TIME_UP, Reason.of(ReasonCode.ASK_EXPIRED, Effect.DENY), tx.now())
                .orElseThrow();
        tx.update(expired, AskEvent.Kind.ENDED);
        tx.removeLease(expired.id());
        telemetry.askEnded(AskState.EXPIRED);
        return expired;
    }

    private Decision repeat(Ask ask, Ask.Answer answer, Instant now) {
        boolean stale = answer.decision().effect() == Effect.ALLOW
                && !now.isBefore(answer.time().plus(ALLOW_REPEATS));
        return stale ? deny(ask, ask, ReasonCode.APPROVAL_USED, now) : answer.decision();
    }

    private Decision decide(AskTransaction tx, Ask ask) {
        return switch (ask.state()) {
            case APPROVED -> redeem(tx, ask);
            case CANCELLED ->
                ask.end().orElseThrow().trigger() == AskTrigger.POLICY_ALLOWS ? decideAfresh(tx, ask) : ended(ask, tx.now());
            case DENIED, EXPIRED -> ended(ask, tx.now());
            case PENDING -> throw new IllegalStateException("a pending ask has no final decision");
        };
    }

    private Decision ended(Ask ask, Instant now) {
        return AskDecisions.denied(
                ask,
                ask,
                ids.next(),
                List.of(ask.end().orElseThrow().reason()),
                ask.evaluation().revision(),
                now);
    }

    /** Policy no longer asked, so nobody has approved: what it says now of the call as it was sent is the answer. */
    private Decision decideAfresh(AskTransaction tx, Ask ask) {
        PolicySet policies = policy.serving();
        ToolCall call = ask.originalCall();
        Evaluation current = policy.evaluate(policies, call, tx, Set.of());
        return switch (current.effect()) {
            case ALLOW -> {
                AllowedCalls.keep(tx, policies, call, current, tx.now());
                yield AskDecisions.allowedByPolicy(ask, ids.next(), changed(current), current, tx.now());
            }
            case DENY -> AskDecisions.denied(ask, ask, ids.next(), changed(current), current.revision(), tx.now());
            case ASK -> supersede(tx, ask, call, current);
        };
    }

    private static List<Reason> changed(Evaluation current) {
        List<Reason> reasons = new ArrayList<>(current.reasons());
        reasons.add(Reason.of(ReasonCode.POLICY_CHANGED, current.effect()));
        return reasons;
    }

    private Decision supersede(AskTransaction tx, Ask ask, ToolCall call, Evaluation current) {
        Ask next = opening.insert(tx, request(ask, call), ask.origin().arguments(), current);
        telemetry.askOpened();
        return deny(ask, next, ReasonCode.SUPERSEDED, tx.now());
    }

    private Decision redeem(AskTransaction tx, Ask ask) {
        Instant now = tx.now();
        Instant approved = ask.end().orElseThrow().time();
        if (now.isAfter(approved.plus(redeemWithin))) {
            return deny(ask, ask, ReasonCode.APPROVAL_LAPSED, now);
        }
        PolicySet policies = policy.serving();
        Evaluation current = policy.evaluate(policies, ask.call(), tx, Set.of());
        return switch (Redemption.of(ask, current)) {
            case ALLOW -> {
                List<Reason> reasons = new ArrayList<>(current.reasons());
                reasons.add(ask.end().orElseThrow().reason());
                AllowedCalls.keep(tx, policies, ask.call(), current, now);
                yield AskDecisions.allowed(ask, ids.next(), reasons, current, now);
            }
            case DENY -> AskDecisions.denied(ask, ask, ids.next(), changed(current), current.revision(), now);
            case SUPERSEDED -> supersede(tx, ask, ask.call(), current);
        };
    }

    /** The request that the superseding ask answers: the same caller, a request id of our own. */
    private static DecisionRequest request(Ask ask, ToolCall call) {
        return new DecisionRequest(
                ask.origin().caller(),
                call,
                Optional.empty(),
                ask.origin().acceptsEdits());
    }

    private Decision deny(Ask ask, Ask about, ReasonCode code, Instant now) {
        List<Reason> reasons = List.of(Reason.of(code, Effect.DENY));
        return AskDecisions.denied(
                ask, about, ids.next(), reasons, ask.evaluation().revision(), now);
    }
}
