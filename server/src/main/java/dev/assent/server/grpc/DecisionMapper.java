package dev.assent.server.grpc;

import dev.assent.engine.display.Findings;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.source.Position;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.Obligation;
import dev.assent.proto.v1.Reason;
import dev.assent.proto.v1.ReasonCode;
import dev.assent.proto.v1.Risk;
import dev.assent.proto.v1.SourcePosition;
import dev.assent.proto.v1.TextFlag;
import dev.assent.proto.v1.UntrustedText;

/** Writes decisions to the wire. */
final class DecisionMapper {
    private DecisionMapper() {}

    static Decision decision(dev.assent.engine.decision.Decision decision) {
        Decision.Builder message = Decision.newBuilder()
                .setId(decision.id())
                .setEffect(effect(decision.effect()))
                .setPolicyRevision(decision.revision())
                .setDecideTime(Times.timestamp(decision.time()))
                .setCallDigest(decision.callDigest())
                .addAllApprovedBy(decision.approvedBy());
        decision.obligations()
                .forEach(obligation -> message.addObligations(Obligation.newBuilder()
                        .setId(obligation.id())
                        .setType(obligation.type())
                        .putAllProperties(obligation.properties())));
        decision.reasons().forEach(reason -> message.addReasons(reason(reason)));
        decision.ask()
                .ifPresent(ask -> message.setAsk(AskReference.newBuilder()
                        .setAskId(ask.askId())
                        .setRequestId(ask.requestId())
                        .setExpireTime(Times.timestamp(ask.expireTime()))));
        decision.editedArguments().ifPresent(message::setArgumentsJson);
        decision.risk().ifPresent(risk -> message.setRisk(risk(risk)));
        return message.build();
    }

    static Reason reason(dev.assent.engine.decision.Reason reason) {
        Reason.Builder message = Reason.newBuilder()
                .setCode(ReasonCode.valueOf("REASON_CODE_" + reason.code().name()))
                .setPolicy(reason.policy())
                .setRule(reason.rule())
                .setEffect(effect(reason.effect()));
        reason.position().ifPresent(position -> message.setPosition(position(position)));
        reason.explanation().ifPresent(text -> message.setExplanation(text(text)));
        return message.build();
    }

    static SourcePosition position(Position position) {
        return SourcePosition.newBuilder()
                .setFile(position.file())
                .setLine(position.line())
                .setColumn(position.column())
                .build();
    }

    /** One line for the screen. */
    static UntrustedText text(Untrusted text) {
        return text(text, text.display(), text.findings());
    }

    /** JSON that the server has indented. */
    static UntrustedText json(Untrusted text) {
        return text(text, text.displayJson(), text.findingsJson());
    }

    static Effect effect(dev.assent.engine.decision.Effect effect) {
        return switch (effect) {
            case ALLOW -> Effect.EFFECT_ALLOW;
            case ASK -> Effect.EFFECT_ASK;
            case DENY -> Effect.EFFECT_DENY;
        };
    }

    static Risk risk(dev.assent.engine.decision.Risk risk) {
        return switch (risk) {
            case LOW -> Risk.RISK_LOW;
            case MEDIUM -> Risk.RISK_MEDIUM;
            case HIGH -> Risk.RISK_HIGH;
            case CRITICAL -> Risk.RISK_CRITICAL;
        };
    }

    private static UntrustedText text(Untrusted text, String display, Findings findings) {
        UntrustedText.Builder message = UntrustedText.newBuilder()
                .setRaw(text.raw())
                .setDisplay(display)
                .setCharacters(text.characters());
        findings.flags().forEach(flag -> message.addFlags(TextFlag.valueOf("TEXT_FLAG_" + flag.name())));
        return message.build();
    }
}
