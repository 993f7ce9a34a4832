package dev.assent.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Position;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.CaseResult.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteRunnerTest {
    private static final PolicySet POLICIES = PolicyCompiler.compile(
                    List.of(
                            new SourceFile(
                                    "p.policy.yaml",
                                    "name: p\nrule: {match: [{id: r, effect: ask, risk: high, review: {groups: [b, a], approvals: 2}}]}")),
                    PolicyOptions.DEFAULT)
            .policySet()
            .orElseThrow();

    private static List<CaseResult> run(String expect) {
        SuiteReading reading = TestSuiteReader.read(new SourceFile(
                "p.tests.yaml", "name: s\ntests:\n  - name: one\n    call: {tool: t}\n    expect: " + expect + "\n"));
        assertThat(reading.diagnostics()).isEmpty();
        return new SuiteRunner(new Evaluator(EvaluationLimits.DEFAULT, () -> 0))
                .run(POLICIES, reading.suite().orElseThrow());
    }

    @Test
    void run_asExpected_passes() {
        List<CaseResult> results =
                run("{effect: ask, rules: [p/r], risk: high, review: [{groups: [a, b], approvals: 2}]}");
        assertThat(results).containsExactly(new CaseResult("s", "one", new Position("p.tests.yaml", 3, 5), List.of()));
        assertThat(results.get(0).passed()).isTrue();
    }

    @Test
    void run_notAsExpected_namesEveryDifference() {
        assertThat(run("{effect: deny, rules: [p/q], risk: low, review: [{groups: [a]}]}")
                        .get(0)
                        .differences())
                .containsExactly(
                        new Difference("effect", "deny", "ask"),
                        new Difference("rules", "p/q", "p/r"),
                        new Difference("risk", "low", "high"),
                        new Difference("review", "a x1", "a|b x2"));
    }

    @Test
    void run_nothingButTheEffect_comparesNothingElse() {
        assertThat(run("{effect: ask}").get(0).passed()).isTrue();
        assertThat(run("{effect: ask, rules: []}").get(0).differences())
                .containsExactly(new Difference("rules", "nothing", "p/r"));
    }

    @Test
    void run_auditNotAsExpected_namesEachPlace() {
        assertThat(run("{effect: ask, audit: {effect: DENY, risk: null, labels: [x], reasons: [{rule: p/q}], tool: t}}")
                        .get(0)
                        .differences())
                .containsExactly(
                        new Difference("audit /effect", "\"DENY\"", "\"ASK\""),
                        new Difference("audit /risk", "null", "\"HIGH\""),
                        new Difference("audit /labels", "[\"x\"]", "nothing"),
                        new Difference("audit /reasons/0/rule", "\"p/q\"", "\"p/r\""));
        assertThat(run("{effect: ask, audit: {reasons: []}}").get(0).passed()).isFalse();
    }
}
