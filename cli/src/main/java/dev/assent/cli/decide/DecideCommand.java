package dev.assent.cli.decide;

import dev.assent.cli.Addresses;
import dev.assent.cli.CliCommand;
import dev.assent.cli.Durations;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.view.DecisionView;
import dev.assent.cli.view.JsonText;
import dev.assent.cli.view.Style;
import dev.assent.client.Decision;
import dev.assent.client.DecisionClient;
import dev.assent.client.DecisionRequest;
import dev.assent.client.ReasonCode;
import dev.assent.client.ToolCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assent decide}. */
@Command(
        name = "assent decide",
        description = "Ask for the decision on a tool call, or on every call of a file.",
        footer = {
            "",
            "Exit codes: 0 ALLOW, 10 DENY, 11 ASK and nobody has decided yet, 12 the ask expired,",
            "13 it was cancelled, 2 the call is not one, 8 no server. With --calls: 0 if every",
            "call got a decision."
        })
public final class DecideCommand extends CliCommand {
    @Option(
            names = "--server",
            paramLabel = "ADDR",
            description = "HOST:PORT or unix:PATH; default $ASSENT_SERVER, else " + Addresses.AGENTS + ".")
    private @Nullable String server;

    @Mixin
    private CallOptions call = new CallOptions();

    @Option(
            names = "--calls",
            paramLabel = "FILE",
            description = "Decide every call of a file, one JSON object a line: tool, arguments, and if known session,"
                    + " server, agent, subject, context.")
    private @Nullable Path calls;

    @Option(
            names = "--wait",
            paramLabel = "30s",
            description = "How long to wait for people if the answer is ASK. Default: not at all.")
    private String wait = "0s";

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json.")
    private OutputFormat.Text format = OutputFormat.Text.TEXT;

    @Override
    protected ExitCode run() throws IOException {
        if ((calls == null) == call.toolIsMissing()) {
            throw new Failure(ExitCode.USAGE, "give either --tool NAME or --calls FILE");
        }
        Duration patience = Durations.parse("--wait", wait);
        ToolCall given = call.read();
        try (DecisionClient client =
                DecisionClient.connect(Addresses.agents(server, terminal().env()))) {
            return calls == null
                    ? one(client, given, patience)
                    : new CallFile(terminal(), client, given, patience, format).decide(calls);
        }
    }

    private ExitCode one(DecisionClient client, ToolCall call, Duration patience) {
        Decision decision = client.decideAndWait(DecisionRequest.of(call), patience);
        if (format == OutputFormat.Text.JSON) {
            terminal().say(JsonText.of(DecisionView.json(decision)));
        } else {
            DecisionView.lines(
                            decision,
                            Instant.now(),
                            new Style(terminal().colour()),
                            terminal().width())
                    .forEach(terminal()::say);
        }
        return code(decision);
    }

    /** What a decision means to the shell. */
    private static ExitCode code(Decision decision) {
        return switch (decision.effect()) {
            case ALLOW -> ExitCode.OK;
            case ASK -> ExitCode.PENDING;
            case DENY ->
                decision.has(ReasonCode.ASK_EXPIRED)
                        ? ExitCode.EXPIRED
                        : decision.has(ReasonCode.ASK_CANCELLED) ? ExitCode.CANCELLED : ExitCode.DENY;
        };
    }
}
