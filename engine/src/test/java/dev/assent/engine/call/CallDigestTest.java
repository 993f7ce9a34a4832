package dev.assent.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallDigestTest {
    private static String digest(String tool, String server, String args) {
        return CallDigest.of(
                new ToolCall(tool, server, JsonObject.parse(args, JsonLimits.CALL), "a", "s", "s1", JsonObject.EMPTY));
    }

    @Test
    void of_knownCall_isTheHashOfItsCanonicalText() {
        assertThat(digest("t", "v", "{ \"b\": 1.0, \"a\": [true, null] }"))
                .isEqualTo(
                        CallDigest.sha256("{\"agent\":\"a\",\"arguments\":{\"a\":[true,null],\"b\":1},\"server\":\"v\","
                                + "\"session\":\"s1\",\"subject\":\"s\",\"tool\":\"t\"}"));
    }

    @Test
    void of_otherOrderOrSpelling_isTheSame() {
        assertThat(digest("t", "v", "{\"a\":1,\"b\":{\"c\":2,\"d\":\"\\u0041\"}}"))
                .isEqualTo(digest("t", "v", " {\"b\":{\"d\":\"A\",\"c\":2e0},\n\"a\":1.0}"));
    }

    @Test
    void of_anyOtherValue_differs() {
        String one = digest("t", "v", "{\"a\":9007199254740993}");
        assertThat(one).isNotEqualTo(digest("t", "v", "{\"a\":9007199254740992}"));
        assertThat(one).isNotEqualTo(digest("t", "v", "{\"a\":\"9007199254740993\"}"));
        assertThat(one).isNotEqualTo(digest("v", "t", "{\"a\":9007199254740993}"));
        assertThat(digest("t", "v", "{\"a\":null}")).isNotEqualTo(digest("t", "v", "{}"));
    }

    /** A digest that shows what it is: published for the text abc in FIPS 180-4's examples. */
    @Test
    void sha256_knownText_isAsPublished() {
        assertThat(CallDigest.sha256("abc"))
                .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void acrossSessions_isTheHashOfTheTextWithoutTheSession() {
        ToolCall call = new ToolCall("t", "v", JsonObject.EMPTY, "a", "s", "s1", JsonObject.EMPTY);
        assertThat(CallDigest.acrossSessions(call))
                .isEqualTo(CallDigest.sha256(
                        "{\"agent\":\"a\",\"arguments\":{},\"server\":\"v\",\"subject\":\"s\",\"tool\":\"t\"}"));
    }

    @Test
    void of_afterACallThatCannotBeWritten_isAsBefore() {
        String before = digest("t", "v", "{\"a\":1}");
        JsonObject broken = JsonObject.of(Map.of("a", Optional.of("no JSON value")));
        assertThatThrownBy(() -> CallDigest.of(new ToolCall("t", "v", broken, "a", "s", "s1", JsonObject.EMPTY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(digest("t", "v", "{\"a\":1}")).isEqualTo(before);
    }

    @Test
    void of_manyThreadsAtOnce_isTheSame() {
        String alone = digest("t", "v", "{\"a\":1}");
        assertThat(IntStream.range(0, 10_000)
                        .parallel()
                        .mapToObj(i -> digest("t", "v", "{\"a\":1}"))
                        .distinct())
                .containsExactly(alone);
    }
}
