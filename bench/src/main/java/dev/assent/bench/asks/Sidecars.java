package dev.assent.bench.asks;

import dev.assent.server.Sidecar;
import dev.assent.server.StartException;
import dev.assent.server.config.ListenAddress;
import dev.assent.server.config.SelfReview;
import dev.assent.server.config.SidecarConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Real sidecars on free loopback ports, whose policy asks about every call of {@code bank.transfer}. */
final class Sidecars {
    private static final String POLICY = """
            name: bank
            tools: [bank.transfer]
            rule:
              match:
                - id: large
                  condition: args.amount > 100
                  effect: ask
                  review: {expires: 24h}
            """;
    private static final int MANY = 1_000_000;

    private Sidecars() {}

    /** A folder of its own, on the disk of the current directory: that of temporary files may be memory. */
    static Path folder() throws IOException {
        return Files.createTempDirectory(Path.of("").toAbsolutePath(), "asks-bench-");
    }

    static Sidecar start(Path folder) throws IOException, StartException {
        Path policies = Files.createDirectories(folder.resolve("policies"));
        Files.writeString(policies.resolve("bank.policy.yaml"), POLICY);
        ListenAddress.Tcp free = new ListenAddress.Tcp("127.0.0.1", 0);
        SidecarConfig config = SidecarConfig.defaults(Map.of("HOME", folder.toString()))
                .withPolicies(policies)
                .withData(folder.resolve("data"))
                .withAgent(new SidecarConfig.Agent(free))
                .withReview(new SidecarConfig.Review(free, SelfReview.REFUSE))
                .withHttp(new SidecarConfig.Http(free));
        SidecarConfig.Asks asks =
                config.asks().withMaxPending(MANY).withMaxPendingPerAgent(MANY).withMaxPendingPerSession(MANY);
        return Sidecar.start(config.withAsks(asks), line -> {});
    }

    static String token(Path folder) throws IOException {
        return Files.readString(folder.resolve("data/reviewer.token")).strip();
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
