package dev.assent.cli;

import dev.assent.client.HealthCheck;
import dev.assent.client.ServerAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assent health}: 0 if the server serves, 1 if it says that it does not, 8 if it does not answer. */
@Command(name = "assent health", description = "Ask a server whether it serves.")
final class HealthCommand extends CliCommand {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    @Option(
            names = "--server",
            paramLabel = "ADDR",
            description = "HOST:PORT or unix:PATH; default $ASSENT_SERVER, else " + Addresses.AGENTS + ".")
    private @Nullable String server;

    @Override
    protected ExitCode run() {
        ServerAddress address = Addresses.agents(server, terminal().env());
        if (HealthCheck.isServing(address, WITHIN)) {
            terminal().say("serving");
            return ExitCode.OK;
        }
        terminal().say("not serving");
        return ExitCode.FAILED;
    }
}
