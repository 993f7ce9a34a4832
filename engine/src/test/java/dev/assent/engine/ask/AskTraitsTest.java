package dev.assent.engine.ask;

import static dev.assent.engine.ask.Asks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.display.TextFlag;
import dev.assent.engine.json.JsonLimits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskTraitsTest {
    private static final String PLAIN = "{\"a\":\"x\",\"n\":1}";
    private static final Evaluation ASKING = Asks.asking(Risk.LOW, List.of(ReviewRequirement.ANYONE), "r");

    @Test
    void digestAndEtag_areThoseOfTheAsk() {
        Ask ask = ask(PLAIN);
        assertThat(AskTraits.of(ask).digest()).isEqualTo(ask.digest());
        assertThat(AskTraits.of(ask).etag()).isEqualTo(ask.etag());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"a\":2}",
                "{\"a\":1} | {\"a\":2.5}",
                "{\"a\":1} | {\"a\":123456789012345678901234567890}",
                "{\"a\":1,\"b\":\"x\"} | {\"b\":\"y\",\"a\":7}",
                "{\"a\":true} | {\"a\":false}",
                "{\"a\":null} | {\"a\":null}",
                "{\"a\":{\"b\":[1,\"x\"]}} | {\"a\":{\"b\":[2,\"\"]}}",
                "{\"a\":[]} | {\"a\":[]}",
                "{} | {}",
            })
    void groupKey_equalForms(String one, String other) {
        assertThat(key(one)).isNotEmpty().isEqualTo(key(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"b\":1}",
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":1} | {\"a\":true}",
                "{\"a\":null} | {\"a\":\"null\"}",
                "{\"a\":null} | {}",
                "{\"a\":[]} | {\"a\":{}}",
                "{\"a\":[1]} | {\"a\":[1,2]}",
                "{\"a\":[1,\"x\"]} | {\"a\":[\"x\",1]}",
                "{\"a\":{\"b\":1}} | {\"a/b\":1}",
                "{\"a\":{\"b\":1}} | {\"a\":{},\"b\":1}",
                "{\"a\":\"string\"} | {\"a\":1}",
                "{\"0\":1} | {\"00\":1}",
            })
    void groupKey_otherForms(String one, String other) {
        assertThat(key(one)).isNotEmpty().isNotEqualTo(key(other));
    }

    @Test
    void groupKey_doesNotChangeWithSubjectAndSession() {
        ToolCall call = call(PLAIN);
        assertThat(key(ask(new ToolCall("transfer", "bank", call.arguments(), "bot", "joe", "s2", JsonObject.EMPTY))))
                .isEqualTo(key(PLAIN));
    }

    @Test
    void groupKey_changesWithWhoAndWhat() {
        JsonObject arguments = call(PLAIN).arguments();
        assertThat(List.of(
                        key(PLAIN),
                        key(ask(new ToolCall("pay", "bank", arguments, "bot", "sue", "s1", JsonObject.EMPTY))),
                        key(ask(new ToolCall("transfer", "b", arguments, "bot", "sue", "s1", JsonObject.EMPTY))),
                        key(ask(new ToolCall("transfer", "bank", arguments, "bob", "sue", "s1", JsonObject.EMPTY))),
                        key(ask(call(PLAIN), Asks.asking(Risk.LOW, List.of(ReviewRequirement.ANYONE), "r", "q"))),
                        key(ask(call(PLAIN), Asks.asking(Risk.LOW, List.of(ReviewRequirement.ANYONE), "q"))),
                        key(ask(call(PLAIN), Asks.asking(Risk.HIGH, List.of(ReviewRequirement.ANYONE), "r")))))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\u202Ex\"}",
                "{\"a\":\"\u200Bx\"}",
                "{\"a\u200B\":1}",
                "{\"a\":\"\u0085\"}",
                "{\"a\":\"\u00A0\"}",
                "{\"a\":\"\u05D0\"}",
                "{\"a\":\"\uDB40\uDC41\"}",
                "{\"a\":\"x                                                                        y\"}",
                "{\"a\":\"e\u0301\u0301\u0301\u0301\u0301\u0301\"}",
                "{\"a\":\"p\u0430ypal\"}",
                "{\"a\":\"\\u001b[31m\"}",
            })
    void groupKey_noneIfTheArgumentsHide(String arguments) {
        assertThat(key(arguments)).isEmpty();
    }

    @Test
    void groupKey_noneIfAnotherTextOfTheAgentHides() {
        JsonObject arguments = call(PLAIN).arguments();
        String odd = "x\u202E";
        for (ToolCall call : List.of(
                new ToolCall(odd, "bank", arguments, "bot", "sue", "s1", JsonObject.EMPTY),
                new ToolCall("pay", odd, arguments, "bot", "sue", "s1", JsonObject.EMPTY),
                new ToolCall("pay", "bank", arguments, odd, "sue", "s1", JsonObject.EMPTY),
                new ToolCall("pay", "bank", arguments, "bot", odd, "s1", JsonObject.EMPTY),
                new ToolCall("pay", "bank", arguments, "bot", "sue", odd, JsonObject.EMPTY))) {
            assertThat(key(ask(call))).isEmpty();
            assertThat(AskTraits.of(ask(call)).flags()).contains(TextFlag.BIDI);
        }
    }

    @Test
    void groupKey_someForWhatIsOnlyForeign() {
        assertThat(key("{\"a\":\"caf\u00E9\"}"))
                .isEqualTo(key("{\"a\":\"tea\"}"))
                .isNotEmpty();
    }

    @Test
    void groupKey_noneForSeveralPeople_longArguments_editedOnes_andTheEnded() {
        assertThat(key(ask(call(PLAIN), Asks.asking(Risk.LOW, List.of(new ReviewRequirement(Set.of(), 2)), "r"))))
                .isEmpty();
        String longest = "{\"a\":\"" + "xy".repeat(GroupKey.MAX_ARGUMENTS / 2 - 4) + "\"}";
        assertThat(longest).hasSize(GroupKey.MAX_ARGUMENTS);
        assertThat(key(longest)).isNotEmpty();
        assertThat(key(longest.replace("{\"a\"", "{\"ab\""))).isEmpty();
        Ask edited = ask(PLAIN)
                .revised(call("{\"a\":\"y\",\"n\":1}"), ASKING, ask(PLAIN).expireTime(), NOON);
        assertThat(key(edited)).isEmpty();
        Ask ended = ask(PLAIN)
                .ended(AskTrigger.REJECTED, Reason.of(ReasonCode.REJECTED, Effect.DENY), NOON)
                .orElseThrow();
        assertThat(key(ended)).isEmpty();
    }

    @Test
    void flags_areThoseOfAllTexts() {
        assertThat(AskTraits.of(ask(PLAIN)).flags()).isEmpty();
        assertThat(AskTraits.of(ask("{\"a\":\"\u00E9\",\"b\":\"\u200B\"}")).flags())
                .containsExactlyInAnyOrder(TextFlag.NON_ASCII, TextFlag.INVISIBLE);
    }

    private static String key(String arguments) {
        return key(ask(arguments));
    }

    private static String key(Ask ask) {
        return AskTraits.of(ask).groupKey();
    }

    private static ToolCall call(String arguments) {
        return new ToolCall(
                "transfer", "bank", JsonObject.parse(arguments, JsonLimits.CALL), "bot", "sue", "s1", JsonObject.EMPTY);
    }

    private static Ask ask(String arguments) {
        return ask(call(arguments));
    }

    private static Ask ask(ToolCall call) {
        return ask(call, ASKING);
    }

    private static Ask ask(ToolCall call, Evaluation evaluation) {
        return Ask.open(
                "a".repeat(26),
                new Ask.Origin("agent-caller", "r1", "sha256:r", true, call.arguments()),
                call,
                evaluation,
                "K7Q",
                NOON);
    }
}
