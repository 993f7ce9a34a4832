package dev.assent.server.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.record.DecisionFields;
import dev.assent.engine.source.Position;
import dev.assent.server.forms.ReasonForms;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFieldsTest {
    @Test
    void encode_everyJsonValue() {
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put("none", null);
        nested.put("list", Arrays.asList(1, null, "x"));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", "a\"b\\c\n");
        fields.put("int", 7);
        fields.put("long", 9_007_199_254_740_993L);
        fields.put("big", new BigInteger("123456789012345678901234567890"));
        fields.put("decimal", new BigDecimal("0.10"));
        fields.put("double", 0.5);
        fields.put("truth", true);
        fields.put("nested", nested);
        assertThat(encode("decision", fields))
                .isEqualTo("\"type\":\"decision\",\"text\":\"a\\\"b\\\\c\\n\",\"int\":7,\"long\":9007199254740993,"
                        + "\"big\":123456789012345678901234567890,\"decimal\":0.10,\"double\":0.5,\"truth\":true,"
                        + "\"nested\":{\"none\":null,\"list\":[1,null,\"x\"]}");
    }

    @Test
    void encode_nullField_isLeftOut() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", null);
        fields.put("b", 1);
        assertThat(encode("t", fields)).isEqualTo("\"type\":\"t\",\"b\":1");
    }

    @Test
    void encode_isAsciiWhateverTheText() {
        // bidi override, emoji, DEL, NUL, half a surrogate pair, line separator
        Map<String, Object> fields = Map.of("k\u00e9y", "\u202e\ud83d\ude00\u007f\u0000\ud800 \u2028");
        String text = encode("t", fields);
        assertThat(text.chars()).allMatch(c -> c >= 0x20 && c < 0x80);
        assertThat(text).containsIgnoringCase("\\u202e\\ud83d\\ude00").containsIgnoringCase("\\u0000\\ud800 \\u2028");
    }

    @Test
    void encode_texts_areWrittenAsByJackson() throws Exception {
        JsonFactory jackson =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(round + 1); i >= 0; i--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x90 : 0x10000));
            }
            ByteArrayOutputStream theirs = new ByteArrayOutputStream();
            try (JsonGenerator json = jackson.createGenerator(theirs)) {
                json.writeString(text.toString());
            }
            assertThat(encode("t", Map.of("k", text.toString())))
                    .isEqualTo("\"type\":\"t\",\"k\":" + theirs.toString(US_ASCII));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v", "seq", "time", "type", "prev"})
    void encode_reservedName_isRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> encode("t", Map.of(name, 1)));
    }

    @Test
    void encode_valueThatIsNotJson_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> encode("t", Map.of("a", Instant.EPOCH)));
        assertThatIllegalArgumentException().isThrownBy(() -> encode("t", Map.of("a", List.of(Double.NaN))));
        assertThatIllegalArgumentException().isThrownBy(() -> encode("t", Map.of("a", Double.POSITIVE_INFINITY)));
    }

    @Test
    void putReasons_writesWhatTheirMapsSay_alsoTheSecondTime() {
        Reason rule = new Reason(
                ReasonCode.RULE_MATCHED,
                "pay\u00e4",
                "large",
                Effect.ASK,
                Optional.of(new Position("pay.policy.yaml", 3, 7)),
                Optional.empty());
        Reason other = Reason.of(ReasonCode.DEFAULT_EFFECT, Effect.DENY);
        ReasonForms<byte[]> forms = RecordFields.reasonForms();
        for (int i = 0; i < 2; i++) {
            AsciiJson json =
                    RecordFields.encode("t", sink -> sink.putReasons("reasons", List.of(rule, other, rule)), forms);
            assertThat(new String(json.toBytes(), US_ASCII))
                    .isEqualTo(encode(
                            "t",
                            Map.of(
                                    "reasons",
                                    Stream.of(rule, other, rule)
                                            .map(DecisionFields::reason)
                                            .toList())))
                    .contains("\"rule\":\"pay\\u00E4/large\",\"at\":\"pay.policy.yaml:3:7\"");
        }
        assertThat(new String(
                        RecordFields.encode("t", sink -> sink.putReasons("reasons", List.of()), forms)
                                .toBytes(),
                        US_ASCII))
                .isEqualTo("\"type\":\"t\",\"reasons\":[]");
    }

    private static String encode(String type, Map<String, ?> fields) {
        AsciiJson json = RecordFields.encode(type, sink -> fields.forEach(sink::put), RecordFields.reasonForms());
        return new String(json.toBytes(), US_ASCII);
    }
}
