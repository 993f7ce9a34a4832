package dev.assent.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Main;
import dev.assent.cli.Terminal;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.cli.review.app.FullScreenReview;
import dev.assent.cli.review.terminal.FullScreen;
import dev.assent.client.DecisionClient;
import dev.assent.client.DecisionRequest;
import dev.assent.client.PolicyClient;
import dev.assent.client.ReviewClient;
import dev.assent.client.ToolCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;

/**
 * {@code assent rehearse}: what the launcher runs once after a build, for the archive that shortens the start. It is the demo,
 * and a look at the reviewer's screen on a terminal that nobody sees: what is loaded here is not looked for again.
 */
@Command(
        name = "assent rehearse",
        description = "Play the demo and a review to nobody; the launcher does it once after a build.")
public final class RehearseCommand extends CliCommand {
    /** So that the screen comes to rest, and the ask is claimed and stands there whole. */
    private static final long LOOK_MILLIS = 1_500;

    private static final String HELP = "?";
    private static final String QUIT = "q";

    @Override
    protected ExitCode run() throws Exception {
        int demo = Main.run(List.of("demo", "--no-input"), terminal());
        review();
        return demo == ExitCode.OK.number() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void review() throws Exception {
        DemoFiles files =
                DemoFiles.in(Path.of(System.getProperty("assent.home", "")).toAbsolutePath());
        try (DemoSidecar sidecar = DemoSidecar.start(files.policies());
                DecisionClient agent = DecisionClient.connect(sidecar.agents());
                ReviewClient reviewer = ReviewClient.connect(sidecar.reviewers(), sidecar.token());
                PolicyClient policies = PolicyClient.connect(sidecar.reviewers(), sidecar.token());
                PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream typed = new PipedInputStream(keys)) {
            // no policy is about it, so it is asked about
            agent.decide(DecisionRequest.of(ToolCall.of("rehearsal", "{\"text\":\"nobody sees this\"}")));
            try (org.jline.terminal.Terminal screen = TerminalBuilder.builder()
                            .system(false)
                            .streams(typed, OutputStream.nullOutputStream())
                            .type("xterm-256color")
                            .size(Size.of(100, 30))
                            .encoding(UTF_8)
                            .build();
                    FullScreen full = FullScreen.over(screen)) {
                Thread hands = new Thread(() -> type(keys), "assent-rehearsal");
                hands.setDaemon(true);
                hands.start();
                FullScreenReview.run(nobody(), reviewer, policies, ReviewerContext.NONE, full);
            }
        }
    }

    private static void type(OutputStream keys) {
        try {
            for (String key : List.of(HELP, HELP, QUIT, QUIT)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                keys.write(key.getBytes(UTF_8));
                keys.flush();
            }
        } catch (InterruptedException | IOException e) {
            return; // the review is over
        }
    }

    private static Terminal nobody() {
        return new Terminal(
                new BufferedReader(Reader.nullReader()),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                Map.of("TERM", "xterm-256color"),
                true);
    }
}
