package dev.assent.engine.ask;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a change of policy does to an ask that is PENDING.
 *
 * @param policy what policy says now of a call
 */
public record PolicyChange(Function<ToolCall, Evaluation> policy) {
    /** The ask under the policy of now; the same ask if people are still asked the same. */
    public Ask applyTo(Ask pending, Instant now) {
        Evaluation current = current(pending);
        return switch (current.effect()) {
            case ALLOW ->
                end(pending, AskTrigger.POLICY_ALLOWS, Reason.of(ReasonCode.POLICY_CHANGED, Effect.ALLOW), now);
            case DENY -> end(pending, AskTrigger.POLICY_DENIES, denial(current), now);
            case ASK ->
                current.asksTheSame(pending.evaluation())
                        ? pending
                        : pending.revised(pending.call(), current, expireTime(pending, current), now);
        };
    }

    /**
     * An edit may have led to a call that policy lets pass, and the question stayed as strict as it was: there, what the agent
     * sent decides whether it is still a question. That call can't run any more, so nothing follows if it is denied.
     */
    private Evaluation current(Ask pending) {
        Evaluation current = policy.apply(pending.call());
        if (current.effect() != Effect.ALLOW || !pending.isEdited()) {
            return current;
        }
        Evaluation sent = policy.apply(pending.originalCall());
        return sent.effect() == Effect.DENY ? pending.evaluation() : sent.withoutTarget();
    }

    private static Instant expireTime(Ask pending, Evaluation current) {
        Instant wanted =
                pending.createTime().plus(current.review().orElseThrow().expiresAfter());
        return wanted.isBefore(pending.expireTime()) ? wanted : pending.expireTime();
    }

    /** Names the rule that denies, if a rule does. */
    private static Reason denial(Evaluation current) {
        Optional<Reason> first = current.reasons().stream()
                .filter(reason -> reason.effect() == Effect.DENY)
                .findFirst();
        return first.map(rule -> new Reason(
                        ReasonCode.POLICY_CHANGED,
                        rule.policy(),
                        rule.rule(),
                        Effect.DENY,
                        rule.position(),
                        rule.explanation()))
                .orElseGet(() -> Reason.of(ReasonCode.POLICY_CHANGED, Effect.DENY));
    }

    private static Ask end(Ask pending, AskTrigger trigger, Reason reason, Instant now) {
        return pending.ended(trigger, reason, now).orElseThrow();
    }
}
