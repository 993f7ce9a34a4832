package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.decision.Effect;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.TestCase;
import dev.assent.engine.testing.TestSuite;
import dev.assent.engine.testing.TestSuiteReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases in which another system lets a call through because a deny rule fails. {@link CaseFoldersTest} runs them; this holds
 * the table to its promise: every system is there, no row ends in ALLOW, and each has a control that does.
 */
class PeerCasesTest {
    private static final List<String> SYSTEMS = List.of(
            "Cerbos",
            "Cerbos strictEvaluation",
            "Cerbos, not a boolean",
            "Cedar",
            "wshobson/agents#598",
            "agentgateway",
            "OPA",
            "Kyverno with failurePolicy Ignore",
            "kyverno-authz",
            "OpenFGA",
            "SAPL",
            "counts",
            "declared arguments");

    private final List<TestCase> cases = Sources.in(Path.of("src/test/resources/cases/peers-erroring-deny")).stream()
            .filter(file -> file.path().endsWith(".tests.yaml"))
            .flatMap(PeerCasesTest::cases)
            .toList();

    @Test
    void everySystemHasItsRows() {
        assertThat(cases.stream().filter(row -> !isControl(row)).map(PeerCasesTest::system))
                .containsAll(SYSTEMS);
    }

    @Test
    void noRowEndsInAllow() {
        assertThat(cases)
                .filteredOn(row -> !isControl(row))
                .flatExtracting(TestCase::steps)
                .map(step -> step.expect().effect())
                .isNotEmpty()
                .doesNotContain(Effect.ALLOW);
    }

    @Test
    void everyControlDoes() {
        assertThat(cases)
                .filteredOn(PeerCasesTest::isControl)
                .flatExtracting(TestCase::steps)
                .map(step -> step.expect().effect())
                .isNotEmpty()
                .containsOnly(Effect.ALLOW);
    }

    /** Kyverno's failurePolicy: Ignore is what makes its errors allow. There is no such switch. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: p, failurePolicy: Ignore, rule: {match: [{id: r, effect: ask}]}}",
                "{name: p, rule: {failurePolicy: Ignore, match: [{id: r, effect: ask}]}}",
                "{name: p, rule: {match: [{id: r, effect: ask, failurePolicy: Ignore}]}}"
            })
    void noKeyMakesErrorsAllow(String policy) {
        assertThat(PolicyCompiler.compile(List.of(new SourceFile("p.policy.yaml", policy)), PolicyOptions.DEFAULT)
                        .diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.message()).startsWith("unknown key 'failurePolicy'"));
    }

    private static boolean isControl(TestCase row) {
        return row.name().startsWith("control: ");
    }

    private static String system(TestCase row) {
        return row.name().substring(0, row.name().indexOf(": "));
    }

    private static Stream<TestCase> cases(SourceFile file) {
        TestSuite suite = TestSuiteReader.read(file).suite().orElseThrow();
        return suite.cases().stream();
    }
}
