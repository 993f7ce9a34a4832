package dev.assent.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.evaluate.DecisionTrace;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.history.History;
import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.CaseResult;
import dev.assent.engine.testing.RememberedCalls;
import dev.assent.engine.testing.SuiteReading;
import dev.assent.engine.testing.SuiteRunner;
import dev.assent.engine.testing.TestCase;
import dev.assent.engine.testing.TestStep;
import dev.assent.engine.testing.TestSuite;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The starter policies load together and alone, pass their tests, and no rule stands there untested. */
final class StarterPoliciesTest {
    /** A frozen ticker: what a busy build machine takes is not what these tests are about. */
    private static final Evaluator EVALUATOR = new Evaluator(EvaluationLimits.DEFAULT, () -> 0);

    private static PolicySet together;

    @BeforeAll
    static void loadAllFoldersAsOneSet() {
        List<SourceFile> files =
                folders().stream().flatMap(folder -> folder.files().stream()).toList();
        together = compile(files);
    }

    static List<Folder> folders() {
        return Folder.all();
    }

    @Test
    void thereAreFourKindsOfAgents() {
        assertThat(folders())
                .extracting(Folder::name)
                .containsExactly("coding-agent", "content-pipeline", "customer-support", "multi-agent");
    }

    @Test
    void everyRuleIsCounted() {
        assertThat(folders().stream()
                        .mapToInt(folder -> folder.ruleNames().size())
                        .sum())
                .isEqualTo(together.ruleCount());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void folderLoadsAlone(Folder folder) {
        assertThat(compile(folder.files()).ruleCount())
                .isEqualTo(folder.ruleNames().size());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void suitesPass(Folder folder) {
        assertThat(folder.suites()).isNotEmpty();
        assertThat(folder.suites()).flatExtracting(SuiteReading::diagnostics).isEmpty();
        List<CaseResult> results = folder.readSuites().stream()
                .flatMap(suite -> new SuiteRunner(EVALUATOR).run(together, suite).stream())
                .toList();
        System.out.printf("%s: %d rules, %d cases%n", folder, folder.ruleNames().size(), results.size());
        assertThat(results).isNotEmpty().filteredOn(result -> !result.passed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyRuleIsHitByACase(Folder folder) {
        Set<String> hit = new TreeSet<>();
        for (TestSuite suite : folder.readSuites()) {
            for (TestCase test : suite.cases()) {
                new SuiteRunner(EVALUATOR)
                        .evaluate(together, test).stream()
                                .flatMap(evaluation -> evaluation.reasons().stream())
                                .filter(reason -> reason.code() == ReasonCode.RULE_MATCHED)
                                .map(Reason::ruleName)
                                .forEach(hit::add);
            }
        }
        assertThat(hit).containsAll(folder.ruleNames());
    }

    /** Whoever asks why gets the answer to the question that was decided, with places that lead into the files. */
    @ParameterizedTest
    @MethodSource("folders")
    void everyCaseIsExplainedAsItIsDecided(Folder folder) {
        for (TestSuite suite : folder.readSuites()) {
            for (TestCase test : suite.cases()) {
                TestStep step = test.steps().get(0);
                History before = new RememberedCalls(test.labels()).before(step.call(), step.now());
                DecisionTrace trace = EVALUATOR.trace(together, step.call(), step.now(), before);
                assertThat(trace.evaluation())
                        .as(test.name())
                        .isEqualTo(EVALUATOR.evaluate(together, step.call(), step.now(), before));
                Set<String> matched = trace.rules().stream()
                        .filter(rule -> rule.matched() && !rule.rule().isEmpty())
                        .map(rule -> rule.policy() + "/" + rule.rule())
                        .collect(Collectors.toSet());
                assertThat(trace.evaluation().reasons())
                        .filteredOn(reason -> reason.code() == ReasonCode.RULE_MATCHED)
                        .extracting(Reason::ruleName)
                        .containsExactlyInAnyOrderElementsOf(matched);
            }
        }
    }

    private static PolicySet compile(List<SourceFile> files) {
        Compilation compilation = PolicyCompiler.compile(files, PolicyOptions.DEFAULT);
        assertThat(compilation.diagnostics()).extracting(Diagnostic::render).isEmpty();
        return compilation.policySet().orElseThrow();
    }
}
