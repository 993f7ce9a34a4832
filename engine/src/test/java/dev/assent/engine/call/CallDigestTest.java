package dev.assent.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
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
}
