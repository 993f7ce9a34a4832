package dev.assent.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.Obligation;
import dev.assent.proto.v1.Reason;
import dev.assent.proto.v1.ReasonCode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What this client does not understand is a DENY. */
class DecisionWireTest {
    private static final ToolCall CALL = ToolCall.of("t", "{\"a\":1}");

    @Test
    void read_allow_permits() {
        var decision = read(allow());
        assertThat(decision.permits()).isTrue();
        assertThat(decision.isFinal()).isTrue();
        assertThat(decision.argumentsToRun(CALL)).isEqualTo("{\"a\":1}");
    }

    @Test
    void read_nothingAtAll_isDeny() {
        var decision = read(Decision.newBuilder());
        assertThat(decision.permits()).isFalse();
        assertThat(decision.effect()).isEqualTo(dev.assent.client.Effect.DENY);
        assertThat(decision.has(dev.assent.client.ReasonCode.NOT_UNDERSTOOD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 99, -1})
    void read_unknownEffect_isDeny(int effect) {
        var decision = read(Decision.newBuilder().setEffectValue(effect));
        assertThat(decision.effect()).isEqualTo(dev.assent.client.Effect.DENY);
        assertThat(decision.has(dev.assent.client.ReasonCode.NOT_UNDERSTOOD)).isTrue();
        assertThatThrownBy(() -> decision.argumentsToRun(CALL)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void read_deny_hasNoReasonOfOurs() {
        var decision = read(Decision.newBuilder().setEffect(Effect.EFFECT_DENY));
        assertThat(decision.effect()).isEqualTo(dev.assent.client.Effect.DENY);
        assertThat(decision.reasons()).isEmpty();
    }

    @Test
    void read_unknownObligation_isDeny() {
        Decision.Builder allow = allow().addObligations(Obligation.newBuilder().setType("redact"));
        assertThat(read(allow).permits()).isFalse();
        assertThat(DecisionWire.read(allow.build(), Set.of("redact"), false).permits())
                .isTrue();
        assertThat(DecisionWire.read(allow.build(), Set.of("REDACT"), false).permits())
                .isFalse();
    }

    @Test
    void read_unknownObligationOnAsk_isDenyAndNotWaitedFor() {
        Decision.Builder ask = Decision.newBuilder()
                .setEffect(Effect.EFFECT_ASK)
                .setAsk(AskReference.newBuilder().setAskId("a"))
                .addObligations(Obligation.newBuilder().setType("redact"));
        assertThat(read(ask).isFinal()).isTrue();
        assertThat(read(ask).permits()).isFalse();
    }

    @Test
    void read_askWithoutId_isDeny() {
        assertThat(read(Decision.newBuilder().setEffect(Effect.EFFECT_ASK)).effect())
                .isEqualTo(dev.assent.client.Effect.DENY);
    }

    @Test
    void read_editedArguments_runOnlyWhereEditsAreAccepted() {
        Decision.Builder edited = allow().setArgumentsJson("{\"a\":2}");
        assertThat(read(edited).permits()).isFalse();
        assertThat(DecisionWire.read(edited.build(), Set.of(), true).argumentsToRun(CALL))
                .isEqualTo("{\"a\":2}");
    }

    @ParameterizedTest
    @EnumSource(
            value = ReasonCode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REASON_CODE_UNSPECIFIED", "UNRECOGNIZED"})
    void read_everyReasonCode_keepsItsName(ReasonCode code) {
        var decision = read(allow().addReasons(Reason.newBuilder().setCode(code)));
        assertThat("REASON_CODE_" + decision.reasons().get(0).code()).isEqualTo(code.name());
    }

    @Test
    void read_unknownReason_changesNothing() {
        var decision = read(allow().addReasons(Reason.newBuilder().setCodeValue(77)));
        assertThat(decision.permits()).isTrue();
        assertThat(decision.has(dev.assent.client.ReasonCode.UNKNOWN)).isTrue();
    }

    @Test
    void read_unknownRisk_isTheHighest() {
        assertThat(read(allow().setRiskValue(9)).risk()).contains(Risk.CRITICAL);
        assertThat(read(allow()).risk()).isEmpty();
    }

    private static Decision.Builder allow() {
        return Decision.newBuilder().setEffect(Effect.EFFECT_ALLOW);
    }

    private static dev.assent.client.Decision read(Decision.Builder decision) {
        return DecisionWire.read(decision.build(), Set.of(), false);
    }
}
