package dev.assent.server.crash;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Starts the server's process on one folder and the same two ports, and kills it with SIGKILL. */
final class KillableServer implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final int KILLED_BY_SIGNAL_9 = 128 + 9;

    private final Path folder;
    private final int agents;
    private final int reviewers;
    private @Nullable Process process;

    KillableServer(Path folder) throws IOException {
        this.folder = folder;
        this.agents = freePort();
        this.reviewers = freePort();
    }

    String agentsAddress() {
        return "127.0.0.1:" + agents;
    }

    String reviewersAddress() {
        return "127.0.0.1:" + reviewers;
    }

    /** Starts the process and waits until it serves. */
    void start() throws IOException {
        Process started = launch();
        Awaitility.await()
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(10))
                .failFast(() -> assertThat(started.isAlive())
                        .as(() -> "the server runs: " + said())
                        .isTrue())
                .until(() -> said().lines().anyMatch("ready"::equals));
    }

    /** Starts the process and kills it before or after it serves, whatever it may be doing then. */
    void startAndKill(int millis) throws IOException, InterruptedException {
        launch();
        MILLISECONDS.sleep(millis);
        kill();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() throws InterruptedException {
        Process killed = Objects.requireNonNull(process);
        killed.destroyForcibly();
        assertThat(killed.waitFor()).as(() -> "exit of the server: " + said()).isEqualTo(KILLED_BY_SIGNAL_9);
        process = null;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    private Process launch() throws IOException {
        Files.deleteIfExists(folder.resolve("server.log"));
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ServerProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(agents),
                        Integer.toString(reviewers))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        return process;
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("server.log"));
        } catch (IOException e) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
