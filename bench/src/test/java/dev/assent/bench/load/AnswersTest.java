package dev.assent.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.assent.proto.v1.DecideResponse;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Decision ALLOW = Decision.newBuilder()
            .setId("1")
            .setEffect(Effect.EFFECT_ALLOW)
            .setCallDigest("sha256:00")
            .build();

    @Test
    void wholeDecisionWithTheExpectedEffect_isRight() {
        Shot shot = AssentTarget.sidecar(1).fixed();
        assertThat(shot.wrong(bytes(ALLOW))).isZero();
    }

    @Test
    void otherEffect_noId_noDigest_noDecision_areWrong() {
        Shot shot = AssentTarget.sidecar(1).fixed();
        assertThat(List.of(
                        bytes(ALLOW.toBuilder().setEffect(Effect.EFFECT_DENY).build()),
                        bytes(ALLOW.toBuilder().clearId().build()),
                        bytes(ALLOW.toBuilder().clearCallDigest().build()),
                        new byte[0],
                        new byte[] {1, 2, 3}))
                .allSatisfy(answer -> assertThat(shot.wrong(answer)).isEqualTo(1));
    }

    @Test
    void batchWithTooFewDecisions_isWrongInWhatIsMissing() {
        assertThat(AssentTarget.wrong(List.of(ALLOW), List.of(Effect.EFFECT_ALLOW, Effect.EFFECT_ALLOW)))
                .isEqualTo(1);
    }

    @Test
    void cerbosEffect_isThatOfTheAction() {
        assertThat(CerbosTarget.effect(cerbos("fs.read", 1), "fs.read")).isEqualTo(1);
        assertThat(CerbosTarget.effect(cerbos("fs.read", 2), "fs.read")).isEqualTo(2);
        assertThat(CerbosTarget.effect(cerbos("fs.read", 1), "fs.write")).isZero();
        assertThat(CerbosTarget.effect(new byte[0], "fs.read")).isZero();
    }

    private static byte[] cerbos(String action, int effect) {
        UnknownFieldSet pair = UnknownFieldSet.newBuilder()
                .addField(1, field(ByteString.copyFromUtf8(action)))
                .addField(2, Field.newBuilder().addVarint(effect).build())
                .build();
        UnknownFieldSet result = UnknownFieldSet.newBuilder()
                .addField(2, field(pair.toByteString()))
                .build();
        return UnknownFieldSet.newBuilder()
                .addField(2, field(result.toByteString()))
                .build()
                .toByteArray();
    }

    private static Field field(ByteString bytes) {
        return Field.newBuilder().addLengthDelimited(bytes).build();
    }

    private static byte[] bytes(Decision decision) {
        return DecideResponse.newBuilder().setDecision(decision).build().toByteArray();
    }
}
