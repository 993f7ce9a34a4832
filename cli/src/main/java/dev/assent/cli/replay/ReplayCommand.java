package dev.assent.cli.replay;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.policies.CompiledFolder;
import dev.assent.cli.view.JsonText;
import dev.assent.engine.policy.PolicySet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assent replay}. */
@Command(
        name = "assent replay",
        description = "Decide recorded calls with a folder of policies, without a server, and count.",
        footer = {"", "Exit codes: 0 every line was decided, 1 a line is no call, 2 usage, 7 the policies do not load."
        })
public final class ReplayCommand extends CliCommand {
    @Option(names = "--policies", paramLabel = "DIR", description = "The policies; default: policies.")
    private Path policies = Path.of("policies");

    @Option(
            names = "--calls",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recorded calls, one JSON object a line: tool, arguments, and if known session, seq, server,"
                    + " agent, subject, context, corpus, suite, label, id.")
    private List<Path> calls = List.of();

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "List the calls that these other policies decide with another effect.")
    private @Nullable Path against;

    @Option(names = "--strict", description = "End at the first line that is no call.")
    private boolean strict;

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json.")
    private OutputFormat.Text format = OutputFormat.Text.TEXT;

    @Override
    protected ExitCode run() throws IOException {
        PolicySet set = CompiledFolder.read(policies, terminal());
        Optional<PolicySet> other = Optional.ofNullable(against).map(folder -> CompiledFolder.read(folder, terminal()));
        RecordedSessions recorded = new RecordedSessions(strict);
        for (Path file : calls) {
            recorded.read(file);
        }
        recorded.problems().forEach(terminal()::note);
        Replay replay = Replay.of(set, other, recorded.sessions(), Instant.now());
        if (format == OutputFormat.Text.JSON) {
            terminal().say(JsonText.of(ReplayView.json(replay, recorded.problems())));
        } else {
            ReplayView.lines(replay).forEach(terminal()::say);
        }
        return recorded.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
