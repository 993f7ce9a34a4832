package dev.assent.server.policyfiles;

import static java.util.Objects.requireNonNull;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files to a policy set that may serve: it compiles and its own tests pass. Pure; safe for any thread. */
public final class SetLoader {
    private final PolicyOptions options;
    private final SuiteRunner runner;

    public SetLoader(PolicyOptions options) {
        this.options = requireNonNull(options, "options");
        // only steps count: a machine that stalls must not refuse a set that is good
        this.runner = new SuiteRunner(new Evaluator(EvaluationLimits.DEFAULT, () -> 0));
    }

    /** The set is present if and only if nothing is wrong: no file, no policy, no test. */
    public Compilation load(PolicyFiles files) {
        return load(files, Optional.empty(), () -> {});
    }

    /**
     * The same set; policies that are as they were in an earlier one are not compiled again. All tests are run.
     *
     * @param between runs between two policies, and between two files of tests, if there is an earlier set
     */
    Compilation load(PolicyFiles files, Optional<PolicySet> earlier, Runnable between) {
        List<Diagnostic> diagnostics = new ArrayList<>(files.diagnostics());
        Optional<PolicySet> policies = compile(files.files(), earlier, between, diagnostics);
        for (SourceFile file : files.files()) {
            if (file.path().endsWith(".tests.yaml")) {
                earlier.ifPresent(set -> between.run());
                test(file, policies, diagnostics);
            }
        }
        boolean good = diagnostics.stream().noneMatch(SetLoader::isError);
        return new Compilation(good ? policies : Optional.empty(), diagnostics);
    }

    private Optional<PolicySet> compile(
            List<SourceFile> files, Optional<PolicySet> earlier, Runnable between, List<Diagnostic> diagnostics) {
        // no policy decides nothing; a folder that lost its files must not replace one that has them
        if (files.stream().noneMatch(file -> file.path().endsWith(".policy.yaml"))) {
            diagnostics.add(Diagnostic.error(new SourceFile(".", ""), 1, 1, "there is no *.policy.yaml file"));
            return Optional.empty();
        }
        Compilation compilation = earlier.map(set -> PolicyCompiler.compile(files, options, set, between))
                .orElseGet(() -> PolicyCompiler.compile(files, options));
        diagnostics.addAll(compilation.diagnostics());
        return compilation.policySet();
    }

    private void test(SourceFile file, Optional<PolicySet> policies, List<Diagnostic> diagnostics) {
        SuiteReading reading = TestSuiteReader.read(file);
        diagnostics.addAll(reading.diagnostics());
        if (policies.isPresent() && reading.suite().isPresent()) {
            TestSuite suite = reading.suite().get();
            for (CaseResult result : runner.run(policies.get(), suite)) {
                if (!result.passed()) {
                    diagnostics.add(failure(file, result));
                }
            }
        }
    }

    private static Diagnostic failure(SourceFile file, CaseResult result) {
        String differences = result.differences().stream()
                .map(d -> d.what() + " is " + d.actual() + ", expected " + d.expected())
                .collect(Collectors.joining("; "));
        return Diagnostic.error(
                file,
                result.position().line(),
                result.position().column(),
                "the test `" + result.name() + "` fails: " + differences);
    }

    static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() == Diagnostic.Severity.ERROR;
    }
}
