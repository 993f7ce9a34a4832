package dev.assent.cli.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.server.policyfiles.PolicyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assent test}. */
@Command(
        name = "assent test",
        description = "Run the tests (*.tests.yaml) of a folder of policies.",
        footer = {
            "",
            "Exit codes: 0 all pass, 1 a test fails, 2 usage, 7 files do not compile and nothing was run, 9 the coverage is too"
                    + " small."
        })
public final class TestCommand extends CliCommand {
    private static final long LOOK_EVERY_MILLIS = 300;

    @Parameters(paramLabel = "DIR", description = "The folder, with all folders below it.")
    private Path folder = Path.of("policies");

    @Option(
            names = "--coverage-min",
            paramLabel = "PERCENT",
            description = "Fail if the tests reach less of the rules or of the branches.")
    private int coverageMin = -1;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--watch", description = "Run again whenever a file changes, until interrupted.")
    private boolean watch;

    @Override
    protected ExitCode run() throws IOException, InterruptedException {
        if (coverageMin < -1 || coverageMin > 100) {
            throw new Failure(ExitCode.USAGE, "--coverage-min takes 0 to 100");
        }
        String seen = PolicyFiles.read(folder).fingerprint();
        ExitCode code = runOnce();
        while (watch) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            String now = PolicyFiles.read(folder).fingerprint();
            if (!now.equals(seen)) {
                seen = now;
                terminal().say("");
                code = again();
            }
        }
        return code;
    }

    /** A folder that has no policy for the moment is no reason to stop watching. */
    private ExitCode again() throws IOException {
        try {
            return runOnce();
        } catch (Failure e) {
            terminal().note("assent: " + e.getMessage());
            return e.code();
        }
    }

    private ExitCode runOnce() throws IOException {
        LoadedFolder loaded = LoadedFolder.of(folder);
        int errors = Diagnostics.print(loaded.diagnostics(), terminal());
        if (errors > 0 || loaded.policies().isEmpty()) {
            terminal().note(Counted.of(errors, "error", "errors") + "; no test was run");
            return ExitCode.INVALID;
        }
        TestRun run = TestRun.of(loaded.policies().get(), loaded.suites());
        if (junit != null) {
            Files.writeString(junit, JUnitXml.of(run.suites()), UTF_8);
        }
        TestReport report = new TestReport(terminal());
        report.results(run);
        report.coverage(run.coverage());
        if (!run.passed()) {
            return ExitCode.FAILED;
        }
        return report.reaches(run.coverage(), coverageMin) ? ExitCode.OK : ExitCode.COVERAGE_BELOW;
    }
}
