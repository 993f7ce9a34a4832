package dev.assent.cli.serve;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.engine.display.Untrusted;
import dev.assent.server.Sidecar;
import dev.assent.server.StartException;
import dev.assent.server.config.ConfigException;
import dev.assent.server.config.ConfigFile;
import dev.assent.server.config.ListenAddress;
import dev.assent.server.config.SidecarConfig;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assent serve}. */
@Command(
        name = "assent serve",
        description = "Start the sidecar. It serves until it is told to stop (TERM, Ctrl-C).",
        footer = {"", "A flag wins over the configuration file, the file over the default."})
public final class ServeCommand extends CliCommand {
    @Option(names = "--policies", paramLabel = "DIR", description = "Folder with the policies. Default: policies.")
    private @Nullable Path policies;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for asks, the decision log and the reviewer's token. Default: $ASSENT_DATA, else"
                    + " assent in $XDG_DATA_HOME or ~/.local/share.")
    private @Nullable Path data;

    @Option(
            names = "--agent-listen",
            paramLabel = "ADDR",
            description = "Where agents connect: HOST:PORT or unix:PATH. Default: 127.0.0.1:7471.")
    private @Nullable String agents;

    @Option(
            names = "--review-listen",
            paramLabel = "ADDR",
            description = "Where reviewers connect: HOST:PORT. Default: 127.0.0.1:7472.")
    private @Nullable String reviewers;

    @Option(
            names = "--http-listen",
            paramLabel = "ADDR",
            description = "Where health and metrics are: HOST:PORT. Default: 127.0.0.1:7473.")
    private @Nullable String http;

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file (YAML).")
    private @Nullable Path file;

    @Override
    protected ExitCode run() throws InterruptedException {
        Sidecar sidecar;
        try {
            sidecar = Sidecar.start(config(), this::log);
        } catch (StartException e) {
            throw failure(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(sidecar::close, "assent-shutdown"));
        var addresses = sidecar.addresses();
        log("ready agents=" + addresses.agents() + " reviewers=" + addresses.reviewers() + " http=" + addresses.http());
        sidecar.awaitTermination();
        return ExitCode.OK;
    }

    private SidecarConfig config() {
        try {
            SidecarConfig config = SidecarConfig.defaults(terminal().env());
            config = file == null ? config : ConfigFile.read(file, config);
            config = policies == null ? config : config.withPolicies(policies);
            config = data == null ? config : config.withData(data);
            config = agents == null ? config : set("--agent-listen", agents, config, this::withAgents);
            config = reviewers == null ? config : set("--review-listen", reviewers, config, this::withReviewers);
            return http == null ? config : set("--http-listen", http, config, this::withHttp);
        } catch (ConfigException e) {
            throw failure(e);
        }
    }

    /** What changes a configuration, given an address. */
    private interface Change extends Function<ListenAddress, Function<SidecarConfig, SidecarConfig>> {}

    private Function<SidecarConfig, SidecarConfig> withAgents(ListenAddress listen) {
        return config -> config.withAgent(new SidecarConfig.Agent(listen));
    }

    private Function<SidecarConfig, SidecarConfig> withReviewers(ListenAddress listen) {
        return config -> config.withReview(config.review().withListen(listen));
    }

    private Function<SidecarConfig, SidecarConfig> withHttp(ListenAddress listen) {
        if (listen instanceof ListenAddress.Tcp tcp) {
            return config -> config.withHttp(new SidecarConfig.Http(tcp));
        }
        throw new IllegalArgumentException("health and metrics are served on HOST:PORT only");
    }

    private static SidecarConfig set(String flag, String text, SidecarConfig config, Change change) {
        try {
            return change.apply(ListenAddress.parse(text)).apply(config);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, flag + ": " + new Untrusted(String.valueOf(e.getMessage())).display());
        }
    }

    private static Failure failure(Exception e) {
        return new Failure(ExitCode.FAILED, new Untrusted(String.valueOf(e.getMessage())).displayMessage());
    }

    /** Log lines may repeat what an agent sent. */
    private void log(String line) {
        terminal().note(new Untrusted(line).displayMessage());
    }
}
