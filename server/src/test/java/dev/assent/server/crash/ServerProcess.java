package dev.assent.server.crash;

import dev.assent.server.Sidecar;
import dev.assent.server.config.ListenAddress;
import dev.assent.server.config.SelfReview;
import dev.assent.server.config.SidecarConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The process that is killed: a sidecar on a folder and two ports. Says {@code ready} when it serves; dies with the test that
 * started it.
 */
final class ServerProcess {
    private static final int MANY = 100_000;

    private ServerProcess() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        SidecarConfig defaults = SidecarConfig.defaults(Map.of("HOME", folder.toString()));
        SidecarConfig config = defaults.withPolicies(folder.resolve("policies"))
                .withData(folder.resolve("data"))
                .withAgent(new SidecarConfig.Agent(loopback(args[1])))
                .withReview(new SidecarConfig.Review(
                        loopback(args[2]), SelfReview.REFUSE, Optional.of(folder.resolve("reviewers"))))
                .withHttp(new SidecarConfig.Http(loopback("0")))
                .withAsks(defaults.asks()
                        .withMaxPending(MANY)
                        .withMaxPendingPerAgent(MANY)
                        .withMaxPendingPerSession(MANY)
                        .withRememberRefusal(Duration.ZERO));
        Thread orphan = new Thread(ServerProcess::dieWithParent);
        orphan.setDaemon(true);
        orphan.start();
        try (Sidecar sidecar = Sidecar.start(config, line -> System.out.println(line))) {
            System.out.println("ready");
            sidecar.awaitTermination();
        }
    }

    private static void dieWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said to this process
            }
        } catch (IOException e) {
            // as gone as at the end of the stream
        }
        Runtime.getRuntime().halt(1);
    }

    private static ListenAddress.Tcp loopback(String port) {
        return new ListenAddress.Tcp("127.0.0.1", Integer.parseInt(port));
    }
}
