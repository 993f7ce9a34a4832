package dev.assent.cli.policies;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.engine.lint.Lint;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.testing.CoverageReport;
import dev.assent.engine.testing.TestSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assent check}. */
@Command(
        name = "assent check",
        description = "Compile a folder of policies; say all that is wrong or doubtful.",
        footer = {"", "Exit codes: 0 no error, 1 only warnings (with --strict), 2 usage, 7 errors."})
public final class CheckCommand extends CliCommand {
    @Parameters(paramLabel = "DIR", description = "The folder, with all folders below it.")
    private Path folder = Path.of("policies");

    @Option(names = "--strict", description = "Fail on warnings too.")
    private boolean strict;

    @Override
    protected ExitCode run() {
        LoadedFolder loaded = LoadedFolder.of(folder);
        int errors = Diagnostics.print(loaded.diagnostics(), terminal());
        if (errors > 0 || loaded.policies().isEmpty()) {
            terminal().note(Counted.of(errors, "error", "errors"));
            return ExitCode.INVALID;
        }
        PolicySet set = loaded.policies().get();
        List<Diagnostic> doubts = Lint.warnings(loaded.files(), set, coverage(set, loaded.suites()));
        Diagnostics.print(doubts, terminal());
        int warnings = doubts.size() + loaded.diagnostics().size();
        if (warnings > 0) {
            terminal().note(Counted.of(warnings, "warning", "warnings"));
        }
        if (strict && warnings > 0) {
            return ExitCode.FAILED;
        }
        terminal()
                .say("ok: " + Counted.of(set.policyNames().size(), "policy", "policies") + ", "
                        + Counted.of(set.ruleCount(), "rule", "rules") + ", " + set.revision());
        return ExitCode.OK;
    }

    /** Absent if there are no tests: a folder without any is not full of untested rules, it is untested. */
    private static Optional<CoverageReport> coverage(PolicySet set, List<TestSuite> suites) {
        return suites.isEmpty()
                ? Optional.empty()
                : Optional.of(TestRun.of(set, suites).coverage());
    }
}
