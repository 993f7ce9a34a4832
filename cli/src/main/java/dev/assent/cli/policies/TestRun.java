package dev.assent.cli.policies;

import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.testing.Coverage;
import dev.assent.engine.testing.CoverageReport;
import dev.assent.engine.testing.SuiteRunner;
import dev.assent.engine.testing.TestSuite;
import dev.assent.server.ThreadCpuTime;
import java.util.List;

/** The tests of a folder, run once. */
record TestRun(List<SuiteResult> suites, CoverageReport coverage) {
    static TestRun of(PolicySet policies, List<TestSuite> suites) {
        SuiteRunner runner = new SuiteRunner(new Evaluator(EvaluationLimits.DEFAULT, ThreadCpuTime.ticker()));
        Coverage coverage = new Coverage();
        List<SuiteResult> results = suites.stream()
                .map(suite -> new SuiteResult(suite.file(), runner.run(policies, suite, coverage)))
                .toList();
        return new TestRun(results, coverage.of(policies));
    }

    boolean passed() {
        return suites.stream().allMatch(suite -> suite.failures().isEmpty());
    }
}
