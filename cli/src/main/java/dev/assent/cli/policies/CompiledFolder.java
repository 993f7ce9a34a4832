package dev.assent.cli.policies;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.Terminal;
import dev.assent.cli.view.Shown;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import dev.assent.server.policyfiles.PolicyFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of policies to try calls on. Its tests are not run: who looks for a mistake may have tests that fail. */
public final class CompiledFolder {
    private CompiledFolder() {}

    /**
     * Reads and compiles; what is wrong stands beside the data.
     *
     * @throws Failure if the folder has errors
     */
    public static PolicySet read(Path folder, Terminal terminal) {
        PolicyFiles files = PolicyFiles.read(folder);
        Compilation compilation = PolicyCompiler.compile(files.files(), PolicyOptions.DEFAULT);
        List<Diagnostic> diagnostics = new ArrayList<>(files.diagnostics());
        diagnostics.addAll(compilation.diagnostics());
        diagnostics.forEach(d -> terminal.note(new Untrusted(d.render()).displayMessage()));
        boolean bad = diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
        String shown = Shown.line(folder.toString());
        PolicySet set = compilation
                .policySet()
                .filter(policies -> !bad)
                .orElseThrow(() -> new Failure(ExitCode.INVALID, "the policies in " + shown + " do not load"));
        if (set.policyNames().isEmpty()) {
            throw new Failure(ExitCode.INVALID, "there is no *.policy.yaml in " + shown);
        }
        return set;
    }
}
