package dev.assent.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.evaluate.RuleTrace.ExpressionTrace;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which parts of a rule decided, with which values, and where they stand. */
final class DecisionTraceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0} with {1}")
    @CsvFileSource(resources = "/explained-conditions.csv", delimiter = ';', numLinesToSkip = 1)
    void partsThatDecided(String condition, String arguments, String expected) {
        List<RuleTrace> rules = trace(policy(condition), arguments).rules();
        assertThat(rules).hasSize(1);
        assertThat(String.join(
                        " | ",
                        rules.get(0).expressions().stream()
                                .map(DecisionTraceTest::show)
                                .toList()))
                .isEqualTo(expected);
    }

    @Test
    void rulesStandInTheOrderInWhichTheyWereLookedAt_andWhatWasNotIsLeftOut() {
        String policy = """
                name: p
                rule:
                  aggregate:
                    - {id: first, condition: args.n > 1, effect: allow}
                    - condition: args.n > 5
                      rule:
                        match:
                          - {id: inside, effect: deny}
                    - rule:
                        match:
                          - {id: broken, condition: args.missing == 1, effect: ask}
                          - {id: hit, effect: ask}
                """;
        DecisionTrace trace = trace(policy, "{\"n\": 3}");
        assertThat(trace.rules())
                .extracting(r -> r.rule() + " " + r.effect() + " " + r.matched() + " " + r.position() + " "
                        + r.error().orElse("-"))
                .containsExactly(
                        "first ALLOW true p.policy.yaml:4:7 -",
                        " DENY false p.policy.yaml:5:7 -",
                        "broken ASK false p.policy.yaml:11:13 a field or key that it reads is not there",
                        "hit ASK true p.policy.yaml:12:13 -");
        assertThat(trace.evaluation().effect()).isEqualTo(Effect.ASK);
    }

    @Test
    void variablesAreShownForEveryRuleThatReadsThem_atTheirOwnPlace() {
        String policy = """
                name: p
                rule:
                  variables:
                    - name: amount
                      expression: double(args.amount)
                  aggregate:
                    - {id: large, condition: variables.amount > 100.0, effect: ask}
                    - id: huge
                      condition: >-
                        variables.amount
                        > 1000.0
                      effect: deny
                """;
        List<RuleTrace> rules = trace(policy, "{\"amount\": 500}").rules();
        assertThat(rules.get(0).expressions())
                .extracting(e -> e.position() + " " + show(e))
                .containsExactly(
                        "p.policy.yaml:7:30 variables.amount > 100.0 = true",
                        "p.policy.yaml:7:30 variables.amount = 500.0",
                        "p.policy.yaml:5:19 double(args.amount) = 500.0",
                        "p.policy.yaml:5:26 args.amount = 500");
        assertThat(rules.get(1).expressions())
                .extracting(e -> e.position() + " " + show(e))
                .containsExactly(
                        "p.policy.yaml:10:9 variables.amount > 1000.0 = false",
                        "p.policy.yaml:10:9 variables.amount = 500.0",
                        "p.policy.yaml:5:19 double(args.amount) = 500.0",
                        "p.policy.yaml:5:26 args.amount = 500");
    }

    @Test
    void explanationsAreNotPartOfIt() {
        String policy = """
                name: p
                rule:
                  match:
                    - {id: ask, condition: args.n == 1, effect: ask, explanation: "'note ' + args.note"}
                """;
        assertThat(trace(policy, "{\"n\": 1, \"note\": \"x\"}").rules().get(0).expressions())
                .extracting(ExpressionTrace::expression)
                .containsExactly("args.n == 1", "args.n");
    }

    @Test
    void longValuesAreCut_andStayUntrusted() {
        String text = "\u202E" + "a".repeat(5_000);
        RuleTrace rule = trace(policy("args.x == 'y'"), "{\"x\": \"" + text + "\"}")
                .rules()
                .get(0);
        Untrusted value = rule.expressions().get(1).value().orElseThrow();
        assertThat(value.raw()).endsWith("... (5001 characters)").hasSizeLessThan(300);
        assertThat(value.display()).contains("U+202E").doesNotContain("\u202E");
        RuleTrace list = trace(policy("args.x == []"), "{\"x\": [" + "1,".repeat(9_999) + "1]}")
                .rules()
                .get(0);
        assertThat(list.expressions().get(1).value().orElseThrow().raw())
                .endsWith(" more]")
                .hasSizeLessThan(400);
    }

    @Test
    void theRuleThatEndsTheBudget_saysSo() {
        String policy = policy("args.l.all(a, args.l.all(b, args.l.all(c, a + b + c < 1000)))");
        DecisionTrace trace = trace(policy, "{\"l\": [" + "1,".repeat(199) + "1]}");
        assertThat(trace.evaluation().reasons().get(0).code()).isIn(ReasonCode.BUDGET_EXCEEDED, ReasonCode.RULE_ERROR);
        assertThat(trace.rules().get(0).error()).isPresent();
    }

    @Test
    void theNumberOfPartsIsBounded() {
        StringBuilder policy = new StringBuilder("name: p\nrule:\n  aggregate:\n");
        String condition = "args.n > 0";
        for (int i = 0; i < 3_000; i++) {
            policy.append("    - {id: r" + i + ", condition: " + condition + ", effect: allow}\n");
        }
        List<RuleTrace> rules = trace(policy.toString(), "{\"n\": 1}").rules();
        assertThat(rules).hasSize(3_000);
        assertThat(rules.stream().mapToInt(r -> r.expressions().size()).sum()).isEqualTo(TraceWriter.MAX_EXPRESSIONS);
    }

    private static String policy(String condition) {
        return "name: p\nrule:\n  match:\n    - id: r\n      effect: ask\n      condition: |\n        " + condition
                + "\n";
    }

    private static String show(ExpressionTrace part) {
        return part.expression() + " = " + part.value().map(Untrusted::raw).orElse("failed");
    }

    private static DecisionTrace trace(String policy, String arguments) {
        Compilation compilation =
                PolicyCompiler.compile(List.of(new SourceFile("p.policy.yaml", policy)), PolicyOptions.DEFAULT);
        assertThat(compilation.diagnostics()).isEmpty();
        PolicySet set = compilation.policySet().orElseThrow();
        ToolCall call =
                new ToolCall("t", "", JsonObject.parse(arguments, JsonLimits.CALL), "bot", "", "", JsonObject.EMPTY);
        Evaluator evaluator = new Evaluator(EvaluationLimits.DEFAULT, () -> 0);
        DecisionTrace trace = evaluator.trace(set, call, NOW);
        assertThat(trace.evaluation()).isEqualTo(evaluator.evaluate(set, call, NOW));
        return trace;
    }
}
