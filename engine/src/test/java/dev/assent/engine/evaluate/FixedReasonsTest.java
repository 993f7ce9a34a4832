package dev.assent.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Position;
import dev.assent.engine.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reason in which nothing of the call stands is the same object in all decisions of a policy set. */
class FixedReasonsTest {
    private static final Evaluator EVALUATOR = new Evaluator(EvaluationLimits.DEFAULT, () -> 0);

    @Test
    void withoutExplanation() {
        PolicySet set = rule("effect: ask");
        assertThat(reason(set, "{}")).isSameAs(reason(set, "{\"n\": 1}")).isEqualTo(matched(Effect.ASK, null));
    }

    @Test
    void withAnExplanationThatReadsNothing() {
        PolicySet set = rule("effect: deny, explanation: \"'never ' + 'this'\"");
        assertThat(reason(set, "{}")).isSameAs(reason(set, "{\"n\": 1}")).isEqualTo(matched(Effect.DENY, "never this"));
    }

    @Test
    void aLongExplanationIsCut() {
        PolicySet set = rule("effect: deny, explanation: \"'" + "é".repeat(999) + "\uD83D\uDE00and more'\"");
        assertThat(reason(set, "{}"))
                .isSameAs(reason(set, "{}"))
                .isEqualTo(matched(Effect.DENY, "é".repeat(999) + "\uD83D\uDE00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"string(args.n)", "args.n > 1 ? 'large' : 'small'", "tool.name", "string(now)"})
    void anExplanationThatReadsTheCallIsMadeAnew(String explanation) {
        PolicySet set = rule("effect: deny, explanation: \"" + explanation + "\"");
        assertThat(reason(set, "{\"n\": 1}")).isNotSameAs(reason(set, "{\"n\": 1}"));
        assertThat(reason(set, "{\"n\": 1}").explanation()).isPresent();
    }

    @Test
    void twoCallsThatAreExplainedDifferently() {
        PolicySet set = rule("effect: deny, explanation: string(args.n)");
        assertThat(reason(set, "{\"n\": 1}")).isEqualTo(matched(Effect.DENY, "1"));
        assertThat(reason(set, "{\"n\": 2}")).isEqualTo(matched(Effect.DENY, "2"));
    }

    @Test
    void anExplanationThatAlwaysFailsIsNone() {
        PolicySet set = rule("effect: deny, explanation: string(1 / 0)");
        assertThat(reason(set, "{}")).isEqualTo(matched(Effect.DENY, null));
    }

    @Test
    void aRuleInErrorSaysSoEvenIfItsExplanationIsFixed() {
        PolicySet set = rule("condition: args.n > 1, effect: deny, explanation: \"'fixed'\"");
        assertThat(reason(set, "{\"n\": 2}")).isEqualTo(matched(Effect.DENY, "fixed"));
        assertThat(reason(set, "{}").code()).isEqualTo(ReasonCode.RULE_ERROR);
        assertThat(reason(set, "{}").explanation().orElseThrow().raw()).contains("condition is in error");
    }

    @Test
    void anAllowWhoseObligationIsInErrorAsks() {
        PolicySet set = rule("effect: allow, obligations: [{type: t, properties: {p: args.p}}]");
        assertThat(reason(set, "{\"p\": \"x\"}")).isEqualTo(matched(Effect.ALLOW, null));
        assertThat(reason(set, "{}").effect()).isEqualTo(Effect.ASK);
        assertThat(reason(set, "{}").code()).isEqualTo(ReasonCode.RULE_ERROR);
    }

    @ParameterizedTest
    @EnumSource(names = "ALLOW", mode = EnumSource.Mode.EXCLUDE)
    void theDefaultEffect(Effect effect) {
        PolicySet set = compile("condition: args.n == 0, effect: allow", new PolicyOptions(effect));
        assertThat(reason(set, "{\"n\": 1}"))
                .isSameAs(reason(set, "{\"n\": 2}"))
                .isEqualTo(Reason.of(ReasonCode.DEFAULT_EFFECT, effect));
    }

    private static Reason matched(Effect effect, @Nullable String explanation) {
        return new Reason(
                ReasonCode.RULE_MATCHED,
                "p",
                "r",
                effect,
                Optional.of(new Position("p.policy.yaml", 2, 16)),
                Optional.ofNullable(explanation).map(Untrusted::new));
    }

    private static Reason reason(PolicySet set, String arguments) {
        ToolCall call =
                new ToolCall("t", "", JsonObject.parse(arguments, JsonLimits.CALL), "a", "s", "s1", JsonObject.EMPTY);
        List<Reason> reasons = EVALUATOR.evaluate(set, call, Instant.EPOCH).reasons();
        assertThat(reasons).hasSize(1);
        return reasons.get(0);
    }

    private static PolicySet rule(String rule) {
        return compile(rule, PolicyOptions.DEFAULT);
    }

    private static PolicySet compile(String rule, PolicyOptions options) {
        String policy = "name: p\nrule: {match: [{id: r, " + rule + "}]}\n";
        return PolicyCompiler.compile(List.of(new SourceFile("p.policy.yaml", policy)), options)
                .policySet()
                .orElseThrow();
    }
}
