package dev.assent.cli.policies;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Style;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.CaseResult;
import dev.assent.engine.testing.CaseResult.Difference;
import dev.assent.engine.testing.SuiteReading;
import dev.assent.engine.testing.SuiteRunner;
import dev.assent.engine.testing.TestSuite;
import dev.assent.engine.testing.TestSuiteReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assent test}. */
@Command(name = "assent test", description = "Run the tests (*.tests.yaml) of a folder of policies.")
public final class TestCommand extends CliCommand {
    @Parameters(paramLabel = "DIR", description = "The folder, with all folders below it.")
    private Path folder = Path.of("policies");

    @Override
    protected ExitCode run() {
        LoadedFolder loaded = LoadedFolder.of(folder);
        int errors = Diagnostics.print(loaded.diagnostics(), terminal());
        List<TestSuite> suites = new ArrayList<>();
        for (SourceFile file : loaded.files()) {
            if (file.path().endsWith(".tests.yaml")) {
                SuiteReading reading = TestSuiteReader.read(file);
                errors += Diagnostics.print(reading.diagnostics(), terminal());
                reading.suite().ifPresent(suites::add);
            }
        }
        if (errors > 0 || loaded.policies().isEmpty()) {
            terminal().note(errors + (errors == 1 ? " error" : " errors") + "; no test was run");
            return ExitCode.FAILED;
        }
        return run(loaded.policies().get(), suites) ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean run(PolicySet policies, List<TestSuite> suites) {
        SuiteRunner runner = new SuiteRunner(new Evaluator(EvaluationLimits.DEFAULT, System::nanoTime));
        Style style = new Style(terminal().colour());
        int cases = 0;
        int failed = 0;
        for (TestSuite suite : suites) {
            List<CaseResult> results = runner.run(policies, suite);
            List<CaseResult> failures =
                    results.stream().filter(result -> !result.passed()).toList();
            cases += results.size();
            failed += failures.size();
            String verdict = failures.isEmpty() ? style.good("ok  ") : style.bad("FAIL");
            terminal()
                    .say(verdict + "  " + Shown.line(suite.file()) + "  " + (results.size() - failures.size()) + " of "
                            + results.size());
            failures.forEach(failure -> show(failure, style));
        }
        terminal()
                .say(cases + " tests in " + suites.size() + " files: " + (cases - failed) + " passed, " + failed
                        + " failed");
        return failed == 0;
    }

    private void show(CaseResult result, Style style) {
        terminal().say("  " + Shown.line(result.position() + ": " + result.name()));
        for (Difference difference : result.differences()) {
            terminal().say("    " + Shown.line(difference.what()));
            terminal().say(style.good("      - expected  " + Shown.line(difference.expected())));
            terminal().say(style.bad("      + was       " + Shown.line(difference.actual())));
        }
    }
}
