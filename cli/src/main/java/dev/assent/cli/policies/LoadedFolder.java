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
import dev.assent.server.policyfiles.PolicyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy folder, read as the sidecar reads it.
 *
 * @param policies absent if there is an error
 * @param diagnostics in reading order
 */
record LoadedFolder(Optional<PolicySet> policies, List<SourceFile> files, List<Diagnostic> diagnostics) {
    static LoadedFolder of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure(ExitCode.USAGE, "there is no folder " + Shown.line(folder.toString()));
        }
        PolicyFiles read = PolicyFiles.read(folder);
        if (read.files().stream().noneMatch(file -> file.path().endsWith(".policy.yaml"))) {
            throw new Failure(ExitCode.FAILED, "there is no *.policy.yaml in " + Shown.line(folder.toString()));
        }
        Compilation compilation = PolicyCompiler.compile(read.files(), PolicyOptions.DEFAULT);
        List<Diagnostic> all = new ArrayList<>(read.diagnostics());
        all.addAll(compilation.diagnostics());
        all.sort(Diagnostic.IN_READING_ORDER);
        boolean unread = read.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
        return new LoadedFolder(unread ? Optional.empty() : compilation.policySet(), read.files(), List.copyOf(all));
    }
}
