package dev.assent.cli.context;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assent context remove}. */
@Command(name = "assent context remove", description = "Take a context out of the file. Its token's file stays.")
public final class RemoveCommand extends CliCommand {
    @Parameters(paramLabel = "NAME", description = "A context of the file.")
    private String name = "";

    @Override
    protected ExitCode run() throws IOException {
        ContextFile file = ContextFile.find(terminal().env());
        Contexts contexts = file.readToChange(name, terminal());
        file.write(contexts.without(name));
        terminal().say("removed " + name);
        if (contexts.current().equals(name)) {
            terminal().note("assent: it was the current context; now there is none");
        }
        return ExitCode.OK;
    }
}
