package dev.assent.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastAllowedTest {
    private final LastAllowed lastAllowed = new LastAllowed();

    @Test
    void before_isTheLastOfTheSameAgentServerAndTool() {
        lastAllowed.keep(call("bot", "bank", "pay", "1"));
        lastAllowed.keep(call("bot", "bank", "pay", "2"));
        assertThat(lastAllowed.before(call("bot", "bank", "pay", "3"))).contains(call("bot", "bank", "pay", "2"));
        assertThat(lastAllowed.before(call("other", "bank", "pay", "3"))).isEmpty();
        assertThat(lastAllowed.before(call("bot", "other", "pay", "3"))).isEmpty();
        assertThat(lastAllowed.before(call("bot", "bank", "other", "3"))).isEmpty();
    }

    @Test
    void keep_largerAndSmallerOnes_isTheLastWhole() {
        for (int length : new int[] {1, 230, 250, 300, 5, 40_000, 0, 700, 699}) {
            String text = "\u00e4\"".repeat(length);
            lastAllowed.keep(call("bot", "bank", "pay", text));
            assertThat(lastAllowed.before(call("bot", "bank", "pay", "")))
                    .as("%d", length)
                    .contains(call("bot", "bank", "pay", length == 40_000 ? "\u00e4\"".repeat(5) : text));
        }
    }

    @Test
    void keep_numbers_areShownAsTheyWere() {
        JsonObject arguments = JsonObject.parse(
                "{\"a\":1.0,\"b\":1,\"c\":123456789012345678901234567890,\"d\":null}", JsonLimits.CALL);
        ToolCall call = call("bot", "bank", "pay", "").withArguments(arguments);
        lastAllowed.keep(call);
        assertThat(lastAllowed.before(call).orElseThrow().arguments().toJson()).isEqualTo(arguments.toJson());
    }

    @ParameterizedTest
    @ValueSource(ints = {65_000, 70_000, 1_000_000})
    void keep_callsOfMoreThan64Ki_areNotKept(int length) {
        lastAllowed.keep(call("bot", "bank", "pay", "x".repeat(length)));
        assertThat(lastAllowed.before(call("bot", "bank", "pay", "")).isPresent())
                .isEqualTo(length < 65_536);
    }

    private static ToolCall call(String agent, String server, String tool, String text) {
        JsonObject arguments = JsonObject.of(Map.of("list", JsonObject.shape().array(List.of(text))));
        return new ToolCall(tool, server, arguments, agent, "sue", "s", JsonObject.EMPTY);
    }
}
