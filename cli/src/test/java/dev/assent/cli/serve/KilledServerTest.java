package dev.assent.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Main;
import dev.assent.client.AskReference;
import dev.assent.client.BearerToken;
import dev.assent.client.Decision;
import dev.assent.client.DecisionClient;
import dev.assent.client.DecisionRequest;
import dev.assent.client.Effect;
import dev.assent.client.ReviewClient;
import dev.assent.client.ReviewSession;
import dev.assent.client.ReviewSessionOptions;
import dev.assent.client.ServerAddress;
import dev.assent.client.ToolCall;
import dev.assent.client.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a real server process while asks are pending, then a restart. */
class KilledServerTest {
    private static final String POLICY = """
            name: everything
            rule:
              match:
                - {id: ask, effect: ask}
            """;

    @TempDir
    Path folder;

    private int agentPort;
    private int reviewPort;
    private Process server;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("policies"));
        Files.writeString(folder.resolve("policies/everything.policy.yaml"), POLICY);
        agentPort = freePort();
        reviewPort = freePort();
        server = serve();
    }

    @AfterEach
    void stop() {
        server.destroyForcibly();
    }

    @Test
    void kill_asksAreThere_theStreamResumes_andTheVerdictReachesTheAgent() throws Exception {
        try (DecisionClient agent = DecisionClient.connect(ServerAddress.parse("127.0.0.1:" + agentPort));
                ReviewClient people = ReviewClient.connect(
                        ServerAddress.parse("127.0.0.1:" + reviewPort),
                        new BearerToken(Files.readString(folder.resolve("data/reviewer.token"))
                                .trim()))) {
            AskReference answered = ask(agent, "answered before");
            AskReference pending = ask(agent, "pending");
            people.submit(Verdict.approve(people.getAsk(answered.askId()).summary(), ""));
            Stream stream = new Stream();
            try (ReviewSession session = people.openSession(ReviewSessionOptions.oneAtATime(), stream)) {
                Awaitility.await().until(() -> stream.offered.contains(pending.askId()));
                Awaitility.await().until(() -> stream.caughtUp);
                assertThat(stream.snapshots).containsExactly(true);

                server.destroyForcibly().waitFor();
                Awaitility.await().until(() -> stream.lost);
                server = serve();

                // it resumes where it was, by its cursor: no second snapshot, and what is new arrives
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> stream.snapshots.size() == 2);
                assertThat(stream.snapshots).containsExactly(true, false);
                AskReference later = ask(agent, "opened after");
                Awaitility.await().until(() -> stream.offered.contains(later.askId()));

                assertThat(agent.awaitAsk(answered, Duration.ofSeconds(10)).effect())
                        .isEqualTo(Effect.ALLOW);
                people.submit(Verdict.approve(people.getAsk(pending.askId()).summary(), ""));
                Decision decision = agent.awaitAsk(pending, Duration.ofSeconds(10));
                assertThat(decision.effect()).isEqualTo(Effect.ALLOW);
                assertThat(agent.awaitAsk(pending, Duration.ofSeconds(10)).id()).isEqualTo(decision.id());
            }
        }
    }

    private static AskReference ask(DecisionClient agent, String what) {
        Decision decision = agent.decide(DecisionRequest.of(ToolCall.of("any", "{\"what\":\"" + what + "\"}")));
        assertThat(decision.effect()).isEqualTo(Effect.ASK);
        return decision.ask().orElseThrow();
    }

    /** A server in a process of its own, ready to serve. */
    private Process serve() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
        command.addAll(List.of("--policies", folder.resolve("policies").toString()));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(List.of("--agent-listen", "127.0.0.1:" + agentPort));
        command.addAll(List.of("--review-listen", "127.0.0.1:" + reviewPort));
        command.addAll(List.of("--http-listen", "127.0.0.1:0"));
        Process process = new ProcessBuilder(command).start();
        BufferedReader log = process.errorReader();
        for (String line = log.readLine(); ; line = log.readLine()) {
            assertThat(line).as("the server ended before it was ready").isNotNull();
            if (line.contains("ready ")) {
                return process;
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
