package dev.assent.cli.context;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assent context use}. */
@Command(name = "assent context use", description = "Make a context the current one.")
public final class UseCommand extends CliCommand {
    @Parameters(paramLabel = "NAME", description = "A context of the file.")
    private String name = "";

    @Override
    protected ExitCode run() throws IOException {
        ContextFile file = ContextFile.find(terminal().env());
        file.write(file.readToChange(name, terminal()).using(name));
        terminal().say("using " + name);
        if (!terminal().env().getOrDefault("ASSENT_CONTEXT", "").isEmpty()) {
            terminal().note("assent: $ASSENT_CONTEXT is set, so it chooses the context in this shell");
        }
        return ExitCode.OK;
    }
}
