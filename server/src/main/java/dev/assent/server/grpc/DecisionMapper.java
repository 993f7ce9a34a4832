package dev.assent.server.grpc;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.protobuf.ByteString;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Writes decisions to the wire. */
final class DecisionMapper {
    /** The wire's name of each code of ours. */
    private static final ImmutableMap<dev.assent.engine.decision.ReasonCode, ReasonCode> CODES =
            Maps.immutableEnumMap(Maps.toMap(
                    EnumSet.allOf(dev.assent.engine.decision.ReasonCode.class),
                    code -> ReasonCode.valueOf("REASON_CODE_" + code.name())));

    private DecisionMapper() {}

    static Decision decision(dev.assent.engine.decision.Decision decision) {
        return decision(decision, DecisionMapper::reason);
    }

    /** @param reasonOnWire {@link #reason}, or what keeps that */
    static Decision decision(
            dev.assent.engine.decision.Decision decision,
            Function<dev.assent.engine.decision.Reason, Reason> reasonOnWire) {
        Decision.Builder message = Decision.newBuilder()
                .setIdBytes(utf8(decision.id()))
                .setEffect(effect(decision.effect()))
                .setPolicyRevisionBytes(utf8(decision.revision()))
                .setDecideTime(Times.timestamp(decision.time()))
                .setCallDigestBytes(utf8(decision.callDigest()));
        decision.approvedBy().forEach(message::addApprovedBy);
        decision.obligations()
                .forEach(obligation -> message.addObligations(Obligation.newBuilder()
                        .setId(obligation.id())
                        .setType(obligation.type())
                        .putAllProperties(obligation.properties())));
        decision.reasons().forEach(reason -> message.addReasons(reasonOnWire.apply(reason)));
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
                .setCode(requireNonNull(CODES.get(reason.code())))
                .setPolicyBytes(utf8(reason.policy()))
                .setRuleBytes(utf8(reason.rule()))
                .setEffect(effect(reason.effect()));
        reason.position().ifPresent(position -> message.setPosition(position(position)));
        reason.explanation().ifPresent(text -> message.setExplanation(text(text)));
        return message.build();
    }

    static SourcePosition position(Position position) {
        return SourcePosition.newBuilder()
                .setFileBytes(utf8(position.file()))
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

    /** In the order of their numbers. */
    static List<TextFlag> flags(Set<dev.assent.engine.display.TextFlag> flags) {
        return flags.stream()
                .sorted()
                .map(flag -> TextFlag.valueOf("TEXT_FLAG_" + flag.name()))
                .toList();
    }

    /** A message copies such bytes where it would measure and encode a text, character by character, whenever it is written. */
    private static ByteString utf8(String text) {
        return ByteString.copyFromUtf8(text);
    }

    private static UntrustedText text(Untrusted text, String display, Findings findings) {
        return UntrustedText.newBuilder()
                .setRaw(text.raw())
                .setDisplay(display)
                .setCharacters(text.characters())
                .addAllFlags(flags(findings.flags()))
                .build();
    }
}
