package dev.assent.cli.policies;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.engine.policy.PolicySet;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assent check}. */
@Command(name = "assent check", description = "Compile a folder of policies; say all that is wrong.")
public final class CheckCommand extends CliCommand {
    @Parameters(paramLabel = "DIR", description = "The folder, with all folders below it.")
    private Path folder = Path.of("policies");

    @Override
    protected ExitCode run() {
        LoadedFolder loaded = LoadedFolder.of(folder);
        int errors = Diagnostics.print(loaded.diagnostics(), terminal());
        if (loaded.policies().isEmpty()) {
            terminal().note(errors == 1 ? "1 error" : errors + " errors");
            return ExitCode.FAILED;
        }
        PolicySet set = loaded.policies().get();
        terminal()
                .say("ok: " + set.policyNames().size() + " policies, " + set.ruleCount() + " rules, " + set.revision());
        return ExitCode.OK;
    }
}
