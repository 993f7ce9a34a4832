package dev.assent.server.grpc;

import dev.assent.engine.evaluate.RuleTrace;
import dev.assent.proto.v1.ExplainDecisionResponse;
import dev.assent.proto.v1.ExpressionTrace;
import dev.assent.server.command.ExplainDecision.Explained;

/** Writes what rules saw to the wire. */
final class TraceMapper {
    private TraceMapper() {}

    static ExplainDecisionResponse explained(Explained explained) {
        ExplainDecisionResponse.Builder message =
                ExplainDecisionResponse.newBuilder().setDecision(DecisionMapper.decision(explained.decision()));
        explained.rules().forEach(rule -> message.addRules(rule(rule)));
        return message.build();
    }

    private static dev.assent.proto.v1.RuleTrace rule(RuleTrace rule) {
        dev.assent.proto.v1.RuleTrace.Builder message = dev.assent.proto.v1.RuleTrace.newBuilder()
                .setPolicy(rule.policy())
                .setRule(rule.rule())
                .setPosition(DecisionMapper.position(rule.position()))
                .setEffect(DecisionMapper.effect(rule.effect()))
                .setMatched(rule.matched());
        rule.error().ifPresent(message::setError);
        rule.expressions().forEach(part -> message.addExpressions(part(part)));
        return message.build();
    }

    private static ExpressionTrace part(RuleTrace.ExpressionTrace part) {
        ExpressionTrace.Builder message = ExpressionTrace.newBuilder()
                .setPosition(DecisionMapper.position(part.position()))
                .setExpression(part.expression());
        part.value().ifPresent(value -> message.setValue(DecisionMapper.text(value)));
        return message.build();
    }
}
