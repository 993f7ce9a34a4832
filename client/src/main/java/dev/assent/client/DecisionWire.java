package dev.assent.client;

import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decisions between the wire and the records of this client. This is where the client fails closed: an effect, an
 * obligation or an edit that it cannot honour makes the decision a DENY.
 */
final class DecisionWire {
    private DecisionWire() {}

    static DecideRequest write(DecisionRequest request) {
        return DecideRequest.newBuilder()
                .setCall(write(request.call()))
                .setRequestId(request.requestId())
                .setAcceptsEdits(request.acceptsEdits())
                .build();
    }

    static dev.assent.proto.v1.ToolCall write(ToolCall call) {
        return dev.assent.proto.v1.ToolCall.newBuilder()
                .setTool(call.tool())
                .setServer(call.server())
                .setArgumentsJson(call.argumentsJson())
                .setAgent(call.agent())
                .setSubject(call.subject())
                .setSession(call.session())
                .setContextJson(call.contextJson())
                .build();
    }

    static Decision read(dev.assent.proto.v1.Decision decision, Set<String> knownObligations, boolean acceptsEdits) {
        List<Reason> reasons = new ArrayList<>();
        decision.getReasonsList().forEach(reason -> reasons.add(read(reason)));
        List<Obligation> obligations = decision.getObligationsList().stream()
                .map(o -> new Obligation(o.getId(), o.getType(), o.getPropertiesMap()))
                .toList();
        Effect effect = read(decision.getEffect());
        Optional<String> problem = problem(decision, obligations, knownObligations, acceptsEdits);
        if (problem.isPresent() && !isDenial(decision)) {
            effect = Effect.DENY;
            reasons.add(new Reason(
                    ReasonCode.NOT_UNDERSTOOD,
                    "",
                    "",
                    Effect.DENY,
                    "",
                    new UntrustedText(problem.get(), problem.get())));
        }
        return new Decision(
                decision.getId(),
                effect,
                reasons,
                obligations,
                decision.getPolicyRevision(),
                Times.read(decision.getDecideTime()),
                decision.getCallDigest(),
                ask(decision, acceptsEdits),
                effect == Effect.ALLOW && decision.hasArgumentsJson()
                        ? Optional.of(decision.getArgumentsJson())
                        : Optional.empty(),
                decision.getRisk() == dev.assent.proto.v1.Risk.RISK_UNSPECIFIED
                        ? Optional.empty()
                        : Optional.of(read(decision.getRisk())),
                decision.getApprovedByList());
    }

    private static boolean isDenial(dev.assent.proto.v1.Decision decision) {
        return decision.getEffect() == dev.assent.proto.v1.Effect.EFFECT_DENY;
    }

    private static Optional<String> problem(
            dev.assent.proto.v1.Decision decision,
            List<Obligation> obligations,
            Set<String> knownObligations,
            boolean acceptsEdits) {
        if (read(decision.getEffect()) == Effect.DENY) {
            return Optional.of("the decision has an effect that this client does not know");
        }
        if (obligations.stream().anyMatch(o -> !knownObligations.contains(o.type()))) {
            return Optional.of("the decision has an obligation that this client does not know");
        }
        if (decision.hasArgumentsJson() && !acceptsEdits) {
            return Optional.of("the decision has edited arguments, which this caller does not run");
        }
        if (read(decision.getEffect()) == Effect.ASK
                && decision.getAsk().getAskId().isEmpty()) {
            return Optional.of("the decision asks people but names no ask");
        }
        return Optional.empty();
    }

    private static Optional<AskReference> ask(dev.assent.proto.v1.Decision decision, boolean acceptsEdits) {
        if (!decision.hasAsk()) {
            return Optional.empty();
        }
        Instant expires = Times.read(decision.getAsk().getExpireTime());
        return Optional.of(new AskReference(
                decision.getAsk().getAskId(), decision.getAsk().getRequestId(), expires, acceptsEdits));
    }

    static Reason read(dev.assent.proto.v1.Reason reason) {
        return new Reason(
                read(reason.getCode()),
                reason.getPolicy(),
                reason.getRule(),
                read(reason.getEffect()),
                reason.hasPosition() ? read(reason.getPosition()) : "",
                read(reason.getExplanation()));
    }

    static String read(SourcePosition position) {
        return position.getFile() + ":" + position.getLine() + ":" + position.getColumn();
    }

    static UntrustedText read(dev.assent.proto.v1.UntrustedText text) {
        return new UntrustedText(text.getRaw(), text.getDisplay());
    }

    static Effect read(dev.assent.proto.v1.Effect effect) {
        return switch (effect) {
            case EFFECT_ALLOW -> Effect.ALLOW;
            case EFFECT_ASK -> Effect.ASK;
            case EFFECT_DENY, EFFECT_UNSPECIFIED, UNRECOGNIZED -> Effect.DENY;
        };
    }

    static Risk read(dev.assent.proto.v1.Risk risk) {
        return switch (risk) {
            case RISK_LOW -> Risk.LOW;
            case RISK_MEDIUM -> Risk.MEDIUM;
            case RISK_HIGH -> Risk.HIGH;
            case RISK_CRITICAL, RISK_UNSPECIFIED, UNRECOGNIZED -> Risk.CRITICAL;
        };
    }

    private static ReasonCode read(dev.assent.proto.v1.ReasonCode code) {
        return switch (code) {
            case REASON_CODE_RULE_MATCHED -> ReasonCode.RULE_MATCHED;
            case REASON_CODE_RULE_ERROR -> ReasonCode.RULE_ERROR;
            case REASON_CODE_DEFAULT_EFFECT -> ReasonCode.DEFAULT_EFFECT;
            case REASON_CODE_BUDGET_EXCEEDED -> ReasonCode.BUDGET_EXCEEDED;
            case REASON_CODE_ARGUMENTS_NOT_IN_SCHEMA -> ReasonCode.ARGUMENTS_NOT_IN_SCHEMA;
            case REASON_CODE_NO_ELIGIBLE_REVIEWERS -> ReasonCode.NO_ELIGIBLE_REVIEWERS;
            case REASON_CODE_TOO_MANY_PENDING_ASKS -> ReasonCode.TOO_MANY_PENDING_ASKS;
            case REASON_CODE_APPROVED -> ReasonCode.APPROVED;
            case REASON_CODE_REJECTED -> ReasonCode.REJECTED;
            case REASON_CODE_ASK_EXPIRED -> ReasonCode.ASK_EXPIRED;
            case REASON_CODE_ASK_CANCELLED -> ReasonCode.ASK_CANCELLED;
            case REASON_CODE_APPROVAL_LAPSED -> ReasonCode.APPROVAL_LAPSED;
            case REASON_CODE_APPROVAL_USED -> ReasonCode.APPROVAL_USED;
            case REASON_CODE_SUPERSEDED -> ReasonCode.SUPERSEDED;
            case REASON_CODE_REFUSED_BEFORE -> ReasonCode.REFUSED_BEFORE;
            case REASON_CODE_POLICY_CHANGED -> ReasonCode.POLICY_CHANGED;
            case REASON_CODE_UNSPECIFIED, UNRECOGNIZED -> ReasonCode.UNKNOWN;
        };
    }
}
