package dev.assent.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskWireTest {
    @ParameterizedTest
    @CsvSource({
        "1, K7Q, CODE, k7q, true",
        "1, K7Q, CODE, K7Q, true",
        "1, K7Q, CODE, K7, false",
        "2, Eve 1, TARGET, Eve 1, true",
        "2, Eve 1, TARGET, eve 1, false",
        "2, Eve 1, TARGET, '', false",
        "0, '', NONE, '', true",
        "0, K7Q, CODE, '', false", // of a server that knows no kinds
        "1, '', CODE, '', false",
        "7, x, TARGET, y, false", // of a newer server: what it wants is not known, so it is taken exactly
    })
    void challenge(int kind, String challenge, ChallengeKind read, String typed, boolean met) {
        Ask ask = AskWire.read(
                ask().setChallengeKindValue(kind).setChallenge(challenge).build());
        assertThat(ask.challengeKind()).isEqualTo(read);
        assertThat(ask.isChallengeMet(typed)).isEqualTo(met);
    }

    @Test
    void targetAndWhatSummariesSay() {
        dev.assent.proto.v1.Ask.Builder ask = ask().setTarget(dev.assent.proto.v1.UntrustedText.newBuilder()
                .setRaw("eve")
                .setDisplay("eve"));
        ask.getSummaryBuilder()
                .setBlind(true)
                .setEscalated(true)
                .setRevisedByPolicy(true)
                .setGroupKey("k")
                .addFlagsValue(3)
                .addFlagsValue(4)
                .addFlagsValue(99);
        Ask read = AskWire.read(ask.build());
        assertThat(read.target()).contains(new UntrustedText("eve", "eve"));
        AskSummary summary = read.summary();
        assertThat(summary.blind()).isTrue();
        assertThat(summary.escalated()).isTrue();
        assertThat(summary.revisedByPolicy()).isTrue();
        assertThat(summary.groupKey()).isEqualTo("k");
        assertThat(summary.flags()).containsExactly(TextFlag.INVISIBLE, TextFlag.NON_ASCII, TextFlag.UNKNOWN);
        assertThat(summary.flags()).anyMatch(TextFlag::isHiding);
    }

    @Test
    void nothingSaid_isNothing() {
        Ask read = AskWire.read(ask().build());
        assertThat(read.target()).isEmpty();
        assertThat(read.summary().flags()).isEmpty();
        assertThat(read.summary().groupKey()).isEmpty();
        assertThat(read.summary().blind()).isFalse();
    }

    /** Every flag that there is has a name here. */
    @Test
    void flags_areAllKnown() {
        dev.assent.proto.v1.Ask.Builder ask = ask();
        for (dev.assent.proto.v1.TextFlag flag : dev.assent.proto.v1.TextFlag.values()) {
            if (flag != dev.assent.proto.v1.TextFlag.UNRECOGNIZED && flag.getNumber() != 0) {
                ask.getSummaryBuilder().addFlags(flag);
            }
        }
        AskSummary read = AskWire.read(ask.build()).summary();
        assertThat(read.flags()).hasSameSizeAs(ask.getSummary().getFlagsList()).doesNotContain(TextFlag.UNKNOWN);
    }

    private static dev.assent.proto.v1.Ask.Builder ask() {
        return dev.assent.proto.v1.Ask.newBuilder()
                .setSummary(dev.assent.proto.v1.AskSummary.newBuilder().setAskId("a1"));
    }
}
