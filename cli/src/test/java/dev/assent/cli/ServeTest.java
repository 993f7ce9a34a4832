package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Shell.Result;
import dev.assent.client.AskReference;
import dev.assent.client.Decision;
import dev.assent.client.DecisionClient;
import dev.assent.client.DecisionRequest;
import dev.assent.client.ServerAddress;
import dev.assent.client.ToolCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assent serve} as a process of its own. */
class ServeTest {
    private static final Pattern READY =
            Pattern.compile("ready agents=(127\\.0\\.0\\.1:[0-9]+) reviewers=(127\\.0\\.0\\.1:[0-9]+) http=\\S+");
    private static final Duration WAIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("policies"));
        Files.writeString(folder.resolve("policies/tools.policy.yaml"), LiveSidecar.POLICY);
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void serve_saysReadyOnStandardError_andEndsOnTerm() throws Exception {
        Server server = serve(0, 0);
        assertThat(new Shell().run("health", "--server", server.agents()).code())
                .isZero();
        assertThat(server.log())
                .anyMatch(line ->
                        line.contains(folder.resolve("data/reviewer.token").toString()));
        server.process().destroy();
        assertThat(server.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("out")).isEmptyFile();
        assertThat(new Shell().run("health", "--server", server.agents()).code())
                .isEqualTo(8);
    }

    @Test
    void kill_whileAnAskIsPending_losesNothing() throws Exception {
        int agents = freePort();
        int reviewers = freePort();
        Server first = serve(agents, reviewers);
        try (DecisionClient agent = DecisionClient.connect(ServerAddress.parse(first.agents()))) {
            AskReference ask = agent.decide(DecisionRequest.of(ToolCall.of("medium", "{\"what\":\"x\"}")))
                    .ask()
                    .orElseThrow();
            CompletableFuture<Decision> waiting = CompletableFuture.supplyAsync(() -> agent.awaitAsk(ask, WAIT));
            first.process().destroyForcibly().waitFor();
            serve(agents, reviewers);
            Shell shell = new Shell()
                    .with("ASSENT_DATA", folder.resolve("data").toString())
                    .with("ASSENT_REVIEW_SERVER", "127.0.0.1:" + reviewers);
            Result approved = shell.run("asks", "approve", ask.askId());
            assertThat(approved.code()).as(approved.err()).isZero();
            assertThat(waiting.get(60, TimeUnit.SECONDS).permits()).isTrue();
        }
    }

    @Test
    void badPolicies_exit1WithCarets() throws IOException {
        Files.writeString(
                folder.resolve("policies/bad.policy.yaml"),
                "name: bad\nrule:\n  match:\n    - {id: a, condition: tool.nmae == 'x', effect: deny}\n");
        Result result = new Shell()
                .run(
                        "serve",
                        "--policies",
                        folder.resolve("policies").toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--agent-listen",
                        "127.0.0.1:0",
                        "--review-listen",
                        "127.0.0.1:0",
                        "--http-listen",
                        "127.0.0.1:0");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("bad.policy.yaml:4:", "error: ", "^");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void badConfiguration_exits1WithEveryPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("assent.yaml"), "polices: here\nreview:\n  self: perhaps\n");
        Result result = new Shell().run("serve", "--config", file.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("assent.yaml:1:", "assent.yaml:3:");
    }

    private record Server(Process process, List<String> log, String agents) {}

    private Server serve(int agents, int reviewers) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path", ""),
                "dev.assent.cli.Main",
                "serve",
                "--policies",
                folder.resolve("policies").toString(),
                "--data",
                folder.resolve("data").toString(),
                "--agent-listen",
                "127.0.0.1:" + agents,
                "--review-listen",
                "127.0.0.1:" + reviewers,
                "--http-listen",
                "127.0.0.1:0");
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        processes.add(process);
        BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            lines.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return new Server(process, lines, ready.group(1));
            }
        }
        throw new AssertionError("it ended before it was ready: " + lines);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
