package dev.assent.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.Sources;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.Coverage;
import dev.assent.engine.testing.SuiteRunner;
import dev.assent.engine.testing.TestSuiteReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {
    private static List<String> warnings(String policy, String tests) {
        SourceFile file = new SourceFile("p.policy.yaml", policy);
        PolicySet set = PolicyCompiler.compile(List.of(file), PolicyOptions.DEFAULT)
                .policySet()
                .orElseThrow();
        Coverage coverage = new Coverage();
        if (!tests.isEmpty()) {
            new SuiteRunner(new Evaluator(EvaluationLimits.DEFAULT, () -> 0))
                    .run(
                            set,
                            TestSuiteReader.read(new SourceFile("p.tests.yaml", tests))
                                    .suite()
                                    .orElseThrow(),
                            coverage);
        }
        return Lint.warnings(List.of(file), set, tests.isEmpty() ? Optional.empty() : Optional.of(coverage.of(set)))
                .stream()
                .map(Diagnostic::render)
                .toList();
    }

    /** Each folder below {@code lint} is a policy set that loads, and has exactly these warnings. */
    @ParameterizedTest
    @ValueSource(strings = {"declared-tools", "undeclared-tools"})
    void warnings_ofFolder(String folder) {
        List<SourceFile> files = Sources.in(Path.of("src/test/resources/lint", folder));
        PolicySet set =
                PolicyCompiler.compile(files, PolicyOptions.DEFAULT).policySet().orElseThrow();
        String expected = files.stream()
                .filter(file -> file.path().equals("expected_warnings.baseline"))
                .map(file -> file.text().stripTrailing())
                .findFirst()
                .orElseThrow();
        assertThat(Lint.warnings(files, set, Optional.empty()).stream()
                        .map(Diagnostic::render)
                        .collect(Collectors.joining("\n")))
                .isEqualTo(expected);
    }

    @Test
    void warnings_ofDoubtfulPolicy_pointAtEachPlace() {
        assertThat(warnings("""
            name: p
            rule:
              variables:
                - {name: used, expression: args.a}
                - {name: chained, expression: variables.used}
                - {name: unused, expression: variables.chained}
                - {name: in_a_target, expression: "'x'"}
              aggregate:
                - {id: a, condition: variables.used == 1, effect: allow}
                - {id: b, condition: variables.used   == 1, effect: deny}
                - {id: c, condition: 1 + 1 == 2, effect: deny}
                - {id: d, condition: args.x && 2 < 1, effect: deny}
                - {id: e, condition: args.x || true, effect: ask, review: {target: variables.in_a_target}}
                - condition: args.y
                  rule:
                    variables: [{name: inner, expression: args.z}]
                    match: [{id: f, condition: variables.used == 1, effect: ask}]
            """, ""))
                .containsExactly(
                        "p.policy.yaml:6:14: warning: nothing reads the variable 'unused'\n"
                                + " |     - {name: unused, expression: variables.chained}\n"
                                + " |              ^",
                        "p.policy.yaml:10:26: warning: the same condition stands on line 9\n"
                                + " |     - {id: b, condition: variables.used   == 1, effect: deny}\n"
                                + " |                          ^",
                        "p.policy.yaml:11:7: warning: the condition is always true, whatever the call is\n"
                                + " |     - {id: c, condition: 1 + 1 == 2, effect: deny}\n"
                                + " |       ^",
                        "p.policy.yaml:12:7: warning: the condition is always false, whatever the call is\n"
                                + " |     - {id: d, condition: args.x && 2 < 1, effect: deny}\n"
                                + " |       ^",
                        "p.policy.yaml:13:7: warning: the condition is always true, whatever the call is\n"
                                + " |     - {id: e, condition: args.x || true, effect: ask, review: {target:"
                                + " variables.in_a_target}}\n"
                                + " |       ^",
                        "p.policy.yaml:16:28: warning: nothing reads the variable 'inner'\n"
                                + " |         variables: [{name: inner, expression: args.z}]\n"
                                + " |                            ^");
    }

    @Test
    void warnings_ofRulesThatNoTestReaches_nameThem() {
        String policy = """
            name: p
            rule:
              match:
                - {id: a, condition: args.n == 1, effect: allow}
                - {id: b, effect: deny}
            """;
        String reachesOne = "name: s\ntests: [{name: t, call: {tool: t, args: {n: 1}}, expect: {effect: allow}}]";
        assertThat(warnings(policy, "")).isEmpty();
        assertThat(warnings(policy, reachesOne))
                .containsExactly("p.policy.yaml:5:7: warning: no test makes the rule p/b match\n"
                        + " |     - {id: b, effect: deny}\n"
                        + " |       ^");
    }
}
