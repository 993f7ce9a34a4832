package dev.assent.cli.explain;

import dev.assent.cli.decide.EngineCall;
import dev.assent.client.Effect;
import dev.assent.client.ExplainedDecision;
import dev.assent.client.Reason;
import dev.assent.client.ReasonCode;
import dev.assent.client.Risk;
import dev.assent.client.RuleTrace;
import dev.assent.client.ToolCall;
import dev.assent.client.UntrustedText;
import dev.assent.engine.call.CallDigest;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.evaluate.DecisionTrace;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.evaluate.RuleTrace.ExpressionTrace;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.testing.RememberedCalls;
import java.time.Instant;
import java.util.Set;

/** What a server with these policies would answer, made here. */
final class LocalExplanation {
    private LocalExplanation() {}

    static ExplainedDecision of(PolicySet policies, ToolCall call, Instant now) {
        dev.assent.engine.call.ToolCall read = EngineCall.of(call);
        // without a server there are no earlier calls; only steps count, because this process is cold
        DecisionTrace trace = new Evaluator(EvaluationLimits.DEFAULT, () -> 0)
                .trace(policies, read, now, new RememberedCalls(Set.of()).before(read, now));
        Evaluation evaluation = trace.evaluation();
        return new ExplainedDecision(
                effect(evaluation.effect()),
                evaluation.reasons().stream().map(LocalExplanation::reason).toList(),
                evaluation.revision(),
                CallDigest.of(read),
                evaluation.review().map(review -> Risk.valueOf(review.risk().name())),
                trace.rules().stream().map(LocalExplanation::rule).toList());
    }

    private static Reason reason(dev.assent.engine.decision.Reason reason) {
        return new Reason(
                ReasonCode.valueOf(reason.code().name()),
                reason.policy(),
                reason.rule(),
                effect(reason.effect()),
                reason.position().map(Object::toString).orElse(""),
                reason.explanation().map(LocalExplanation::text).orElse(UntrustedText.EMPTY));
    }

    private static RuleTrace rule(dev.assent.engine.evaluate.RuleTrace rule) {
        return new RuleTrace(
                rule.policy(),
                rule.rule(),
                rule.position().toString(),
                effect(rule.effect()),
                rule.matched(),
                rule.error().orElse(""),
                rule.expressions().stream().map(LocalExplanation::part).toList());
    }

    private static RuleTrace.Expression part(ExpressionTrace part) {
        return new RuleTrace.Expression(
                part.position().toString(), part.expression(), part.value().map(LocalExplanation::text));
    }

    private static UntrustedText text(Untrusted text) {
        return new UntrustedText(text.raw(), text.display());
    }

    private static Effect effect(dev.assent.engine.decision.Effect effect) {
        return Effect.valueOf(effect.name());
    }
}
