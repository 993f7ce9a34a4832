package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.CaseResult;
import dev.assent.engine.testing.SuiteReading;
import dev.assent.engine.testing.SuiteRunner;
import dev.assent.engine.testing.TestSuite;
import dev.assent.engine.testing.TestSuiteReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder below {@code cases} is a policy set. With {@code expected_errors.baseline} it must not load, and say exactly
 * that; without, it must load and its {@code *.tests.yaml} must pass, with the index and without.
 */
class CaseFoldersTest {
    private static final String BASELINE = "expected_errors.baseline";

    private final SuiteRunner runner = new SuiteRunner(new Evaluator(EvaluationLimits.DEFAULT, () -> 0));

    @TestFactory
    Stream<DynamicTest> folders() {
        return Sources.caseFolders().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private void check(Path folder) {
        List<SourceFile> files = Sources.in(folder);
        Compilation compilation = PolicyCompiler.compile(files, PolicyOptions.DEFAULT);
        List<SuiteReading> readings = files.stream()
                .filter(file -> file.path().endsWith(".tests.yaml"))
                .map(TestSuiteReader::read)
                .toList();
        List<Diagnostic> diagnostics = new ArrayList<>(compilation.diagnostics());
        readings.forEach(reading -> diagnostics.addAll(reading.diagnostics()));
        Optional<SourceFile> baseline =
                files.stream().filter(file -> file.path().equals(BASELINE)).findFirst();
        assertThat(diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n")))
                .isEqualTo(baseline.map(file -> file.text().stripTrailing()).orElse(""));
        if (baseline.isEmpty()) {
            PolicySet set = compilation.policySet().orElseThrow();
            assertThat(readings).as("tests in " + folder).isNotEmpty();
            readings.forEach(reading -> passes(set, reading.suite().orElseThrow()));
        }
    }

    private void passes(PolicySet set, TestSuite suite) {
        assertThat(failures(runner.run(set, suite))).isEmpty();
        assertThat(runner.run(set.withoutIndex(), suite)).isEqualTo(runner.run(set, suite));
        assertThat(suite.cases()).isNotEmpty();
    }

    private static List<CaseResult> failures(List<CaseResult> results) {
        return results.stream().filter(result -> !result.passed()).toList();
    }
}
