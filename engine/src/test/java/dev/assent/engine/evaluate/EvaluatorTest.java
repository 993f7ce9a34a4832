package dev.assent.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Escalation;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Position;
import dev.assent.engine.source.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
    private static final Evaluator EVALUATOR = new Evaluator(EvaluationLimits.DEFAULT, () -> 0);

    private static PolicySet compile(PolicyOptions options, List<SourceFile> files) {
        return PolicyCompiler.compile(files, options).policySet().orElseThrow();
    }

    private static PolicySet compile(String... policies) {
        List<SourceFile> files = new ArrayList<>();
        for (String policy : policies) {
            files.add(new SourceFile("f" + files.size() + ".policy.yaml", policy));
        }
        return compile(PolicyOptions.DEFAULT, files);
    }

    private static ToolCall call(String tool, String args) {
        return new ToolCall(tool, "", JsonObject.parse(args, JsonLimits.CALL), "a", "s", "s1", JsonObject.EMPTY);
    }

    @Test
    void evaluate_noPolicies_isTheDefaultEffect() {
        Evaluation ask = EVALUATOR.evaluate(compile(), call("t", "{}"), Instant.EPOCH);
        assertThat(ask.effect()).isEqualTo(Effect.ASK);
        assertThat(ask.reasons()).containsExactly(Reason.of(ReasonCode.DEFAULT_EFFECT, Effect.ASK));
        assertThat(ask.review()).contains(Evaluation.Review.byDefault());
        Evaluation deny =
                EVALUATOR.evaluate(compile(new PolicyOptions(Effect.DENY), List.of()), call("t", "{}"), Instant.EPOCH);
        assertThat(deny.effect()).isEqualTo(Effect.DENY);
        assertThat(deny.review()).isEmpty();
    }

    @Test
    void evaluate_match_namesPolicyRulePositionAndExplanation() {
        PolicySet set = compile("""
                name: p
                rule:
                  aggregate:
                    - id: r
                      condition: args.n > 1
                      effect: deny
                      explanation: "'n is ' + string(args.n) + args.text"
                    - {id: quiet, effect: allow, explanation: args.missing}
                """);
        Evaluation evaluation = EVALUATOR.evaluate(set, call("t", "{\"n\":2,\"text\":\"\\u001b[31m\"}"), Instant.EPOCH);
        assertThat(evaluation.revision()).isEqualTo(set.revision());
        assertThat(evaluation.reasons())
                .containsExactly(
                        new Reason(
                                ReasonCode.RULE_MATCHED,
                                "p",
                                "r",
                                Effect.DENY,
                                Optional.of(new Position("f0.policy.yaml", 4, 7)),
                                Optional.of(new Untrusted("n is 2\u001b[31m"))),
                        new Reason(
                                ReasonCode.RULE_MATCHED,
                                "p",
                                "quiet",
                                Effect.ALLOW,
                                Optional.of(new Position("f0.policy.yaml", 8, 7)),
                                Optional.empty()));
    }

    @Test
    void evaluate_error_isARuleErrorWithoutValuesOfTheCall() {
        Evaluation evaluation = EVALUATOR.evaluate(
                compile("name: p\nrule: {match: [{id: r, condition: args.n > 1.0, effect: ask}]}"),
                call("t", "{\"n\":\"SECRET\"}"),
                Instant.EPOCH);
        Reason reason = evaluation.reasons().get(0);
        assertThat(reason.code()).isEqualTo(ReasonCode.RULE_ERROR);
        assertThat(reason.ruleName()).isEqualTo("p/r");
        assertThat(reason.explanation().orElseThrow().raw())
                .isEqualTo("the rule counts as matched because its condition is in error: "
                        + "a value has a type that an operator or function does not take");
    }

    @Test
    void evaluate_asks_mergeToTheStrictest() {
        Evaluation evaluation = EVALUATOR.evaluate(
                compile(
                        "name: a\nrule: {match: [{id: r, effect: ask, risk: low, review: {groups: [b, a], expires: 2h}}]}",
                        "name: b\nrule: {match: [{id: r, effect: ask, risk: critical, review: {groups: [a, b], approvals: 3, expires: 90s}}]}",
                        "name: c\nrule: {match: [{id: r, effect: ask}]}"),
                call("t", "{}"),
                Instant.EPOCH);
        assertThat(evaluation.review())
                .contains(new Evaluation.Review(
                        List.of(new ReviewRequirement(Set.of("a", "b"), 3), ReviewRequirement.ANYONE),
                        Risk.CRITICAL,
                        Duration.ofSeconds(90)));
        assertThat(evaluation.askingRules()).containsExactly("a/r", "b/r", "c/r");
    }

    @Test
    void evaluate_escalations_areKeptApart_unlessTheyAreEqual() {
        String rule = "name: %s\nrule: {match: [{id: r, effect: ask, review: {groups: [a], approvals: %d%s}}]}";
        String escalate = ", escalate: {after: 1m, groups: [b]}";
        Evaluation evaluation = EVALUATOR.evaluate(
                compile(rule.formatted("p", 1, escalate), rule.formatted("q", 2, escalate), rule.formatted("r", 1, "")),
                call("t", "{}"),
                Instant.EPOCH);
        Escalation escalation = new Escalation(Duration.ofMinutes(1), Set.of("b"));
        assertThat(evaluation.review().orElseThrow().requirements())
                .containsExactly(
                        new ReviewRequirement(Set.of("a"), 2, Optional.of(escalation)),
                        new ReviewRequirement(Set.of("a"), 1));
    }

    @Test
    void evaluate_longRisk_staysLowIfEveryRuleSaysLow() {
        Evaluation evaluation = EVALUATOR.evaluate(
                compile("name: a\nrule: {match: [{id: r, effect: ask, risk: low, review: {expires: 2h}}]}"),
                call("t", "{}"),
                Instant.EPOCH);
        assertThat(evaluation.review())
                .contains(new Evaluation.Review(List.of(ReviewRequirement.ANYONE), Risk.LOW, Duration.ofHours(2)));
    }

    @Test
    void evaluate_target_isThatOfTheRiskiestAskingRuleThatHasOne() {
        assertThat(target(
                        "name: a\nrule: {match: [{id: r, effect: ask, risk: high, review: {target: \"'a ' + args.to\"}}]}",
                        "name: b\nrule: {match: [{id: r, effect: ask, risk: critical, review: {target: args.to}}]}",
                        "name: c\nrule: {match: [{id: r, effect: ask, risk: critical, review: {groups: [x]}}]}"))
                .contains(new Untrusted("acme"));
    }

    /** A target can fail, be no text, be blank or too long to type: the ask stays what it is. */
    @ParameterizedTest
    @ValueSource(strings = {"args.missing", "args.n", "'  '", "args.long", "args.to.substring(50)"})
    void evaluate_uselessTarget_isNoneAndChangesNothingElse(String target) {
        String policy = "name: a\nrule: {match: [{id: r, effect: ask, risk: critical, review: {groups: [g]%s}}]}";
        String args = "{\"n\": 1, \"to\": \"acme\", \"long\": \"" + "x".repeat(201) + "\"}";
        Evaluation with = evaluate(String.format(policy, ", target: \"" + target + "\""), args);
        Evaluation without = evaluate(String.format(policy, ""), args);
        assertThat(with.review()).isEqualTo(without.review());
        assertThat(with.effect()).isEqualTo(without.effect());
        assertThat(with.reasons()).isEqualTo(without.reasons());
    }

    @Test
    void evaluate_denied_hasNoTarget() {
        Evaluation denied = EVALUATOR.evaluate(
                compile(
                        "name: a\nrule: {match: [{id: r, effect: ask, review: {target: \"'x'\"}}]}",
                        "name: b\nrule: {match: [{id: r, effect: deny}]}"),
                call("t", "{}"),
                Instant.EPOCH);
        assertThat(denied.review()).isEmpty();
    }

    private static Optional<Untrusted> target(String... policies) {
        return EVALUATOR
                .evaluate(compile(policies), call("t", "{\"to\": \"acme\"}"), Instant.EPOCH)
                .review()
                .flatMap(Evaluation.Review::target);
    }

    private static Evaluation evaluate(String policy, String args) {
        return EVALUATOR.evaluate(compile(policy), call("t", args), Instant.EPOCH);
    }

    /** Random sets: order of files, the index, and one more deny rule. */
    @Test
    void evaluate_anySet_orderAndIndexChangeNothingAndADenyNeverWidens() {
        Random random = new Random(42);
        String[] tools = {"read", "write", "pay", "pay.eu", "x"};
        String[] scopes = {
            "", "tools: [read]\n", "tools: [pay, write, pay]\n", "tools: ['pay*']\n", "tools: ['*e*', x]\n"
        };
        String[] effects = {"allow", "ask", "deny"};
        String[] conditions = {"args.n > 1", "args.n == 1", "args.missing", "args.n > 'a'", "args.n < 3 || args.missing"
        };
        for (int round = 0; round < 60; round++) {
            List<SourceFile> files = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String rule = "{id: r, condition: \"" + conditions[random.nextInt(conditions.length)] + "\", effect: "
                        + effects[random.nextInt(effects.length)] + "}";
                files.add(new SourceFile(
                        "f" + i + ".policy.yaml",
                        "name: p" + i + "\n" + scopes[random.nextInt(scopes.length)] + "rule: {match: [" + rule
                                + "]}"));
            }
            PolicySet set = compile(PolicyOptions.DEFAULT, files);
            List<SourceFile> shuffled = new ArrayList<>(files);
            Collections.shuffle(shuffled, random);
            PolicySet other = compile(PolicyOptions.DEFAULT, shuffled);
            List<SourceFile> stricter = new ArrayList<>(files);
            stricter.add(new SourceFile(
                    "z.policy.yaml", "name: z\nrule: {match: [{id: r, condition: args.n == 2, effect: deny}]}"));
            PolicySet more = compile(PolicyOptions.DEFAULT, stricter);
            assertThat(other.revision()).isEqualTo(set.revision());
            assertThat(more.revision()).isNotEqualTo(set.revision());
            for (String tool : tools) {
                for (int n = 0; n < 4; n++) {
                    ToolCall call = call(tool, "{\"n\":" + n + "}");
                    Evaluation evaluation = EVALUATOR.evaluate(set, call, Instant.EPOCH);
                    assertThat(EVALUATOR.evaluate(other, call, Instant.EPOCH)).isEqualTo(evaluation);
                    assertThat(EVALUATOR.evaluate(set.withoutIndex(), call, Instant.EPOCH))
                            .isEqualTo(evaluation);
                    assertThat(EVALUATOR.evaluate(more, call, Instant.EPOCH).effect())
                            .isGreaterThanOrEqualTo(evaluation.effect());
                }
            }
        }
    }
}
