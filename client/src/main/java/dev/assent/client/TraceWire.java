package dev.assent.client;

import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Diagnostic;
import dev.assent.proto.v1.ExplainDecisionResponse;
import dev.assent.proto.v1.ExpressionTrace;
import dev.assent.proto.v1.GetPolicySetResponse;
import java.util.List;
import java.util.Optional;

/** Explained decisions and what explains them, off the wire. */
final class TraceWire {
    private TraceWire() {}

    static ExplainedDecision read(ExplainDecisionResponse response) {
        Decision decision = response.getDecision();
        return new ExplainedDecision(
                DecisionWire.read(decision.getEffect()),
                decision.getReasonsList().stream().map(DecisionWire::read).toList(),
                decision.getPolicyRevision(),
                decision.getCallDigest(),
                decision.getRisk() == dev.assent.proto.v1.Risk.RISK_UNSPECIFIED
                        ? Optional.empty()
                        : Optional.of(DecisionWire.read(decision.getRisk())),
                response.getRulesList().stream().map(TraceWire::read).toList());
    }

    static ServingPolicies read(GetPolicySetResponse response) {
        boolean current = response.hasServing() && !response.hasRejectTime();
        return new ServingPolicies(
                response.getServing().getRevision(),
                response.getServing().getPoliciesList(),
                response.getServing().getRuleCount(),
                current,
                current
                        ? List.of()
                        : response.getDiagnosticsList().stream()
                                .filter(problem -> problem.getSeverity() == Diagnostic.Severity.SEVERITY_ERROR)
                                .map(problem -> DecisionWire.read(problem.getPosition()) + ": " + problem.getMessage())
                                .toList());
    }

    private static RuleTrace read(dev.assent.proto.v1.RuleTrace rule) {
        return new RuleTrace(
                rule.getPolicy(),
                rule.getRule(),
                DecisionWire.read(rule.getPosition()),
                DecisionWire.read(rule.getEffect()),
                rule.getMatched(),
                rule.getError(),
                rule.getExpressionsList().stream().map(TraceWire::read).toList());
    }

    private static RuleTrace.Expression read(ExpressionTrace part) {
        return new RuleTrace.Expression(
                DecisionWire.read(part.getPosition()),
                part.getExpression(),
                part.hasValue() ? Optional.of(DecisionWire.read(part.getValue())) : Optional.empty());
    }
}
