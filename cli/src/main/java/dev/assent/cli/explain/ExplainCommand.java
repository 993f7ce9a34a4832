package dev.assent.cli.explain;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.asks.ServerOptions;
import dev.assent.cli.decide.CallOptions;
import dev.assent.cli.policies.CompiledFolder;
import dev.assent.cli.view.JsonText;
import dev.assent.cli.view.Style;
import dev.assent.cli.view.TraceView;
import dev.assent.client.ExplainedDecision;
import dev.assent.client.PolicyClient;
import dev.assent.client.ToolCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assent explain}. */
@Command(
        name = "assent explain",
        description = "Say how a tool call would be decided, and what every rule saw. Nobody is asked and nothing is"
                + " recorded.",
        footer = {
            "",
            "Exit codes: 0 whatever the effect is, 2 the call is not one, 7 the policies do not load, 8 no server."
        })
public final class ExplainCommand extends CliCommand {
    @Mixin
    private CallOptions call = new CallOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "Explain with the policies of this folder, without a server.")
    private @Nullable Path policies;

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json.")
    private OutputFormat.Text format = OutputFormat.Text.TEXT;

    @Override
    protected ExitCode run() throws IOException {
        if (call.toolIsMissing()) {
            throw new Failure(ExitCode.USAGE, "give --tool NAME");
        }
        ExplainedDecision explained = explain(call.read());
        if (format == OutputFormat.Text.JSON) {
            terminal().say(JsonText.of(TraceView.json(explained)));
        } else {
            TraceView.lines(
                            explained,
                            new Style(terminal().colour()),
                            terminal().width())
                    .forEach(terminal()::say);
        }
        return ExitCode.OK;
    }

    private ExplainedDecision explain(ToolCall toolCall) {
        if (policies != null) {
            return LocalExplanation.of(CompiledFolder.read(policies, terminal()), toolCall, Instant.now());
        }
        try (PolicyClient client = server.connectForPolicies(terminal())) {
            return client.explain(toolCall);
        }
    }
}
