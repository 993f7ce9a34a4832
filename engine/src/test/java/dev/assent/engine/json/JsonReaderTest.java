package dev.assent.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonException.Kind;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "null",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1}{}",
                "{\"a\":1} x",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":{\"a\":1,\"a\":2}}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":1e400}",
                "{\"a\":-1e400}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":0x1}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud800\":1}",
                "{\"a\":\"\ud800\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":tru}",
                "// comment\n{}",
                "{\"a\":1 /* c */}",
                "\ufeff{}",
                "{}\u0000"
            })
    void parse_notStrictJson_isRefused(String text) {
        assertThatThrownBy(() -> JsonObject.parse(text, JsonLimits.CALL))
                .isInstanceOfSatisfying(
                        JsonException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
    }

    @Test
    void parse_numberOfAThousandDigits_isRefusedQuickly() {
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":" + "9".repeat(1_001) + "}", JsonLimits.CALL))
                .isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":1e-" + "9".repeat(1_001) + "}", JsonLimits.CALL))
                .isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":" + "9".repeat(400) + "}", JsonLimits.CALL))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void parse_depth_isBounded() {
        assertThat(JsonObject.parse("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}", JsonLimits.CALL))
                .hasSize(1);
        for (int depth : new int[] {64, 500, 100_000}) {
            String text = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            assertThatThrownBy(() -> JsonObject.parse(text, JsonLimits.CALL))
                    .isInstanceOfSatisfying(
                            JsonException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_DEEP));
        }
    }

    @Test
    void parse_size_countsUtf8Bytes() {
        JsonLimits limits = new JsonLimits(16, 4);
        assertThat(JsonObject.parse("{\"a\":\"12345678\"}", limits)).hasSize(1);
        assertThat(JsonObject.parse("{\"a\":\"€€12\"}", limits)).hasSize(1);
        assertThat(JsonObject.parse("{\"a\":\"\ud83d\ude00\ud83d\ude00\"}", limits))
                .hasSize(1);
        for (String text :
                new String[] {"{\"a\":\"123456789\"}", "{\"a\":\"€€123\"}", "{\"a\":\"\ud83d\ude00\ud83d\ude001\"}"}) {
            assertThatThrownBy(() -> JsonObject.parse(text, limits))
                    .isInstanceOfSatisfying(
                            JsonException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
        }
    }

    @Test
    void parse_numbers_keepTheirValue() {
        JsonObject object = JsonObject.parse(
                "{\"i\":1,\"l\":9223372036854775807,\"b\":9223372036854775808,\"d\":1.0,\"e\":1e3}", JsonLimits.CALL);
        assertThat(object.get("i")).isEqualTo(1L);
        assertThat(object.get("l")).isEqualTo(Long.MAX_VALUE);
        assertThat(object.get("b")).isEqualTo(BigInteger.ONE.shiftLeft(63));
        assertThat(object.get("d")).isEqualTo(1.0);
        assertThat(object.get("e")).isEqualTo(1000.0);
    }

    @Test
    void parse_mistake_namesThePlaceAndNeverTheText() {
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":1,\n \"b\":SECRET}", JsonLimits.CALL))
                .isInstanceOfSatisfying(JsonException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.getMessage()).doesNotContain("SECRET");
                });
    }

    @Test
    void parse_emptyText_isTheEmptyObject() {
        assertThat(JsonObject.parse("", JsonLimits.CALL)).isEmpty();
    }
}
