package dev.assent.cli.policies;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.view.Shown;
import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.Diagnostic.Severity;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.SuiteReading;
import dev.assent.engine.testing.TestSuite;
import dev.assent.engine.testing.TestSuiteReader;
import dev.assent.server.policyfiles.PolicyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy folder, read as the sidecar reads it.
 *
 * @param policies absent if there is an error
 * @param suites those that can be read
 * @param diagnostics of policies, data, tools and tests, in reading order
 */
record LoadedFolder(
        Optional<PolicySet> policies, List<SourceFile> files, List<TestSuite> suites, List<Diagnostic> diagnostics) {
    static LoadedFolder of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure(ExitCode.USAGE, "there is no folder " + Shown.line(folder.toString()));
        }
        PolicyFiles read = PolicyFiles.read(folder);
        if (read.files().stream().noneMatch(file -> file.path().endsWith(".policy.yaml"))) {
            String near = read.diagnostics().stream()
                    .map(d -> "; " + Shown.line(d.position().file() + " " + d.message()))
                    .collect(Collectors.joining());
            throw new Failure(ExitCode.INVALID, "there is no *.policy.yaml in " + Shown.line(folder.toString()) + near);
        }
        Compilation compilation = PolicyCompiler.compile(read.files(), PolicyOptions.DEFAULT);
        List<Diagnostic> all = new ArrayList<>(read.diagnostics());
        all.addAll(compilation.diagnostics());
        List<SuiteReading> readings = read.files().stream()
                .filter(file -> file.path().endsWith(".tests.yaml"))
                .map(TestSuiteReader::read)
                .toList();
        readings.forEach(reading -> all.addAll(reading.diagnostics()));
        all.sort(Diagnostic.IN_READING_ORDER);
        boolean unread = read.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
        return new LoadedFolder(
                unread ? Optional.empty() : compilation.policySet(),
                read.files(),
                readings.stream().flatMap(reading -> reading.suite().stream()).toList(),
                List.copyOf(all));
    }
}
