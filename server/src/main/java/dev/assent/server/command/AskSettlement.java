package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.engine.ask.Redemption;
import dev.assent.engine.call.CallDigest;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Decision.AskReference;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.policy.PolicySet;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.IdSource;
import dev.assent.server.port.Join;
import dev.assent.server.port.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns an ask that has ended into its final decision, and keeps that decision with the ask. An approval is checked against
 * the policy that serves now, and yields one ALLOW: to the request that comes first of those that share the ask.
 */
public final class AskSettlement {
    /** How long a repeated request gets the ALLOW again. */
    static final Duration ALLOW_REPEATS = Duration.ofMinutes(10);

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
        Ask ask = endIfDue(tx, ticket.check(tx));
        if (!ask.state().isFinal()) {
            return AskDecisions.pending(ask, ticket);
        }
        if (ask.answer().isEmpty()) {
            Decision decision = decide(tx, ask, ticket);
            tx.update(ask.answered(ticket.requestId(), decision, tx.now()), AskEvent.Kind.ANSWERED);
            return decision;
        }
        Ask.Answer first = ask.answer().get();
        return first.requestId().equals(ticket.requestId())
                ? repeat(tx, ask, ticket, first)
                : later(tx, ask, ticket, first.decision());
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

    private Decision repeat(AskTransaction tx, Ask ask, AskTicket ticket, Ask.Answer answer) {
        boolean stale = answer.decision().effect() == Effect.ALLOW
                && !tx.now().isBefore(answer.time().plus(ALLOW_REPEATS));
        return stale ? later(tx, ask, ticket, answer.decision()) : answer.decision();
    }

    /** What another request gets that shares the ask: the same denial, but never the same ALLOW. */
    private Decision later(AskTransaction tx, Ask ask, AskTicket ticket, Decision first) {
        if (isNoQuestion(ask)) {
            return decideAfresh(tx, ask, ticket);
        }
        if (first.effect() == Effect.ALLOW) {
            return deny(ask, ticket, ReasonCode.APPROVAL_USED, tx.now());
        }
        Optional<Ask> next = first.ask()
                .map(AskReference::askId)
                .filter(id -> !id.equals(ask.id()))
                .flatMap(tx::find);
        return first.referringTo(next.isEmpty() ? ticket.reference(ask) : share(tx, ask, next.get(), ticket));
    }

    private Decision decide(AskTransaction tx, Ask ask, AskTicket ticket) {
        return switch (ask.state()) {
            case APPROVED -> redeem(tx, ask, ticket);
            case DENIED, EXPIRED, CANCELLED ->
                isNoQuestion(ask) ? decideAfresh(tx, ask, ticket) : ended(ask, ticket, tx.now());
            case PENDING -> throw new IllegalStateException("a pending ask has no final decision");
        };
    }

    /** Whether it ended because policy, changed since, does not ask any more. */
    private static boolean isNoQuestion(Ask ask) {
        return ask.end().orElseThrow().trigger() == AskTrigger.POLICY_ALLOWS;
    }

    private Decision redeem(AskTransaction tx, Ask ask, AskTicket ticket) {
        Instant now = tx.now();
        Instant approved = ask.end().orElseThrow().time();
        if (now.isAfter(approved.plus(redeemWithin)) || ask.remains().isPresent()) {
            return deny(ask, ticket, ReasonCode.APPROVAL_LAPSED, now);
        }
        PolicySet policies = policy.serving();
        Evaluation current = policy.evaluate(policies, ask.call(), tx, Set.of());
        return switch (Redemption.of(ask, current)) {
            case ALLOW -> {
                AllowedCalls.keep(tx, policies, ask.call(), current, now);
                List<Reason> reasons = and(current, ask.end().orElseThrow().reason());
                yield AskDecisions.allowed(ask, ticket, ids.next(), reasons, current, now);
            }
            case DENY -> denyByPolicy(ask, ticket, current, now);
            case SUPERSEDED -> supersede(tx, ask, ticket, ask.call(), current);
        };
    }

    /** Nobody has approved: what policy says now of the call as it was sent is the answer. */
    private Decision decideAfresh(AskTransaction tx, Ask ask, AskTicket ticket) {
        if (ask.remains().isPresent()) {
            return deny(ask, ticket, ReasonCode.APPROVAL_LAPSED, tx.now());
        }
        PolicySet policies = policy.serving();
        ToolCall call = ask.originalCall();
        Evaluation current = policy.evaluate(policies, call, tx, Set.of());
        return switch (current.effect()) {
            case ALLOW -> {
                AllowedCalls.keep(tx, policies, call, current, tx.now());
                List<Reason> reasons = and(current, ask.end().orElseThrow().reason());
                yield AskDecisions.allowedByPolicy(ask, ticket, ids.next(), reasons, current, tx.now());
            }
            case DENY -> denyByPolicy(ask, ticket, current, tx.now());
            case ASK -> supersede(tx, ask, ticket, call, current);
        };
    }

    /** The next ask of the same request, which has an id of our own for it. */
    private Decision supersede(AskTransaction tx, Ask ask, AskTicket ticket, ToolCall call, Evaluation current) {
        String requestId = successor(ask, ticket);
        DecisionRequest request = new DecisionRequest(
                ticket.caller(), call, Optional.of(requestId), ask.origin().acceptsEdits());
        if (!opening.canBeAnswered(request, current)) {
            return deny(ask, ticket, ReasonCode.NO_ELIGIBLE_REVIEWERS, tx.now());
        }
        Ask next = tx.findByRequest(ticket.caller(), requestId)
                .orElseGet(() -> opening.openInPlace(tx, request, ask.origin().arguments(), current));
        AskReference reference = new AskTicket(ticket.caller(), next.id(), requestId).reference(next);
        return denied(ask, reference, ReasonCode.SUPERSEDED, tx.now());
    }

    /** Lets a request that shared the ask share the next one too. */
    private static AskReference share(AskTransaction tx, Ask ask, Ask next, AskTicket ticket) {
        String requestId = successor(ask, ticket);
        if (tx.findByRequest(ticket.caller(), requestId).isEmpty()) {
            tx.join(new Join(
                    next.id(), ticket.caller(), requestId, next.origin().requestDigest()));
        }
        return new AskTicket(ticket.caller(), next.id(), requestId).reference(next);
    }

    /** The same for each repeat, and different for each request that shares the ask. */
    private static String successor(Ask ask, AskTicket ticket) {
        return CallDigest.sha256(ask.id() + "\n" + ticket.requestId()).substring(7, 39);
    }

    private Decision ended(Ask ask, AskTicket ticket, Instant now) {
        List<Reason> reasons = List.of(ask.end().orElseThrow().reason());
        return AskDecisions.denied(
                ask,
                ticket.reference(ask),
                ids.next(),
                reasons,
                ask.evaluation().revision(),
                now);
    }

    private Decision denyByPolicy(Ask ask, AskTicket ticket, Evaluation current, Instant now) {
        List<Reason> reasons = and(current, Reason.of(ReasonCode.POLICY_CHANGED, Effect.DENY));
        return AskDecisions.denied(ask, ticket.reference(ask), ids.next(), reasons, current.revision(), now);
    }

    private Decision deny(Ask ask, AskTicket ticket, ReasonCode code, Instant now) {
        return denied(ask, ticket.reference(ask), code, now);
    }

    private Decision denied(Ask ask, AskReference about, ReasonCode code, Instant now) {
        List<Reason> reasons = List.of(Reason.of(code, Effect.DENY));
        return AskDecisions.denied(
                ask, about, ids.next(), reasons, ask.evaluation().revision(), now);
    }

    private static List<Reason> and(Evaluation current, Reason last) {
        List<Reason> reasons = new ArrayList<>(current.reasons());
        reasons.add(last);
        return reasons;
    }
}
