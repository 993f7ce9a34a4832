package dev.assent.cli.asks;

import dev.assent.cli.Addresses;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.Terminal;
import dev.assent.cli.context.ContextChoice;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.client.BearerToken;
import dev.assent.client.PolicyClient;
import dev.assent.client.ReviewClient;
import dev.assent.client.ServerAddress;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of a command that speaks to the reviewers' listener. What they say goes before the environment, that before the
 * context, that before the default.
 */
public class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "ADDR",
            description = "HOST:PORT or unix:PATH; default $ASSENT_REVIEW_SERVER, else the context's, else "
                    + Addresses.REVIEWERS + ".")
    private @Nullable String server;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The sidecar's data folder, which has the reviewer's token; default $ASSENT_DATA, else"
                    + " assent in $XDG_DATA_HOME or ~/.local/share.")
    private @Nullable Path data;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The reviewer's token; default $ASSENT_TOKEN, else the context's, else reviewer.token in the"
                    + " data folder.")
    private @Nullable Path tokenFile;

    private @Nullable ReviewerContext context;

    /** The context that is named on the command line, if any. */
    @Nullable
    String contextName() {
        return null;
    }

    /** The context that holds; read once. */
    public final ReviewerContext context(Terminal terminal) {
        if (context == null) {
            context = ContextChoice.find(contextName(), terminal);
        }
        return context;
    }

    /** The listener that holds. */
    public final ServerAddress address(Terminal terminal) {
        ReviewerContext where = context(terminal);
        String variable = terminal.env().getOrDefault("ASSENT_REVIEW_SERVER", "");
        if (server == null
                && !variable.isEmpty()
                && where.server().filter(s -> !s.equals(variable)).isPresent()) {
            terminal.note("assent: $ASSENT_REVIEW_SERVER goes before the server of context " + where.name());
        }
        String fallback = where.server().orElse(Addresses.REVIEWERS);
        return Addresses.reviewers(server, fallback, terminal.env());
    }

    /** A client of the operators' service, which has the same listener and the same token. */
    public final PolicyClient connectForPolicies(Terminal terminal) {
        return connect(terminal, PolicyClient::connect);
    }

    public final ReviewClient connect(Terminal terminal) {
        return connect(terminal, ReviewClient::connect);
    }

    /** For a command that changes something. */
    public final ReviewClient connectToAnswer(Terminal terminal) {
        ReviewerContext where = context(terminal);
        if (where.readOnly()) {
            throw new Failure(
                    ExitCode.REFUSED, "context " + where.name() + " is read-only; --context NAME names another");
        }
        return connect(terminal);
    }

    private <C> C connect(Terminal terminal, BiFunction<ServerAddress, BearerToken, C> connecting) {
        try {
            return connecting.apply(address(terminal), token(terminal));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private BearerToken token(Terminal terminal) {
        return new TokenSource(tokenFile, data, context(terminal), terminal.env()).find();
    }
}
