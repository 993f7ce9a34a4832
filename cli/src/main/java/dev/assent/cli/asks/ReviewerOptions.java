package dev.assent.cli.asks;

import dev.assent.cli.Addresses;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.Terminal;
import dev.assent.client.PolicyClient;
import dev.assent.client.ReviewClient;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that speaks for a reviewer. */
public final class ReviewerOptions {
    @Option(
            names = "--server",
            paramLabel = "ADDR",
            description = "HOST:PORT; default $ASSENT_REVIEW_SERVER, else " + Addresses.REVIEWERS + ".")
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
            description = "The reviewer's token; default $ASSENT_TOKEN, else reviewer.token in the data folder.")
    private @Nullable Path tokenFile;

    /** A client of the operators' service, which has the same listener and the same token. */
    public PolicyClient connectForPolicies(Terminal terminal) {
        try {
            return PolicyClient.connect(
                    Addresses.reviewers(server, terminal.env()), TokenSource.find(tokenFile, data, terminal.env()));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    public ReviewClient connect(Terminal terminal) {
        try {
            return ReviewClient.connect(
                    Addresses.reviewers(server, terminal.env()), TokenSource.find(tokenFile, data, terminal.env()));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
