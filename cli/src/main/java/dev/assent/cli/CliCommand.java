package dev.assent.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One command: its fields are its options, filled in by picocli. Used once. */
public abstract class CliCommand {
    private @Nullable Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    /**
     * Runs with the options that were given. May throw anything: {@link Failures} knows what to say.
     *
     * @return what to tell the shell
     */
    protected abstract ExitCode run() throws Exception;

    protected final Terminal terminal() {
        return requireNonNull(terminal);
    }

    final ExitCode runOn(Terminal where) throws Exception {
        terminal = where;
        return run();
    }
}
