package dev.assent.cli.demo;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.Failures;
import dev.assent.cli.review.AskCommands;
import dev.assent.cli.review.PostingListener;
import dev.assent.cli.review.plain.EventLoop;
import dev.assent.cli.review.plain.ReviewDesk;
import dev.assent.cli.view.Style;
import dev.assent.client.ClientException;
import dev.assent.client.DecisionClient;
import dev.assent.client.ReviewClient;
import dev.assent.client.ReviewSession;
import dev.assent.client.ReviewSessionOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assent demo}: the newcomer's first minute. */
@Command(
        name = "assent demo",
        description = "Play a recorded agent session through a real sidecar, and answer its asks.")
public final class DemoCommand extends CliCommand {
    private static final Duration SCRIPT_PATIENCE = Duration.ofMinutes(1);
    private static final Duration PERSON_PATIENCE = Duration.ofHours(1);

    @Option(names = "--no-input", description = "Let a script answer the asks, as the person of the recording did.")
    private boolean noInput;

    @Override
    protected ExitCode run() throws Exception {
        boolean person = terminal().interactive() && !noInput;
        DemoFiles files =
                DemoFiles.in(Path.of(System.getProperty("assent.home", "")).toAbsolutePath());
        DemoText text = new DemoText(new Style(terminal().colour()), terminal().width());
        terminal().note("starting a sidecar ...");
        try (DemoSidecar sidecar = DemoSidecar.start(files.policies());
                DecisionClient agent = DecisionClient.connect(sidecar.agents());
                ReviewClient reviewer = ReviewClient.connect(sidecar.reviewers(), sidecar.token())) {
            say(text.welcome(sidecar.agents().toString(), sidecar.reviewers().toString(), person));
            List<Step> steps = person
                    ? withPerson(agent, reviewer, files.recordings(), text)
                    : withScript(agent, reviewer, files.recordings(), text);
            say(text.summary(steps));
            return steps.stream().allMatch(Step::isFinal) ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private List<Step> withScript(
            DecisionClient agent, ReviewClient reviewer, List<Recording> recordings, DemoText text)
            throws InterruptedException {
        Player player = new Player(agent, text, this::say, SCRIPT_PATIENCE);
        ScriptedReviewer script = new ScriptedReviewer(player::present, text, this::say);
        try (ReviewSession session = reviewer.openSession(ReviewSessionOptions.oneAtATime(), script)) {
            script.use(AskCommands.of(session));
            if (!script.connectedLatch().await(10, TimeUnit.SECONDS)) {
                throw new Failure(ExitCode.UNREACHABLE, "the reviewers' listener does not answer");
            }
            return player.play(recordings);
        }
    }

    /** The agent plays on a thread of its own; this one is the reviewer's. */
    private List<Step> withPerson(
            DecisionClient agent, ReviewClient reviewer, List<Recording> recordings, DemoText text)
            throws InterruptedException {
        EventLoop loop = new EventLoop(terminal());
        Player player = new Player(agent, text, lines -> loop.post(() -> say(lines)), PERSON_PATIENCE);
        ReviewDesk desk = ReviewDesk.alone(terminal(), loop, Clock.systemUTC(), () -> {
            say(text.nobodyElse());
            player.giveUp();
        });
        AtomicReference<@Nullable List<Step>> played = new AtomicReference<>();
        AtomicReference<@Nullable ClientException> failed = new AtomicReference<>();
        Thread agentThread = new Thread(
                () -> {
                    try {
                        played.set(player.play(recordings));
                    } catch (ClientException e) {
                        failed.set(e);
                    }
                    loop.post(desk::finish);
                },
                "assent-demo-agent");
        agentThread.setDaemon(true);
        try (ReviewSession session =
                reviewer.openSession(ReviewSessionOptions.oneAtATime(), new PostingListener(loop::post, desk))) {
            agentThread.start();
            desk.run(AskCommands.of(session));
        }
        List<Step> steps = played.get();
        ClientException problem = failed.get();
        if (steps == null) {
            throw problem == null
                    ? new Failure(ExitCode.FAILED, "the demo was left before its end")
                    : Failures.of(problem);
        }
        return steps;
    }

    private void say(List<String> lines) {
        lines.forEach(terminal()::say);
    }
}
