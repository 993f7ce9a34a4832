package dev.assent.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.decision.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every key has a default and does what it says; a key without its line in the table fails. */
class ConfigKeyTest {
    private static final SidecarConfig BASE = SidecarConfig.defaults(Map.of("HOME", "/home/me"));

    /** What a key reads, its default, another value as the file has it and as the configuration has it. */
    private record Row(Function<SidecarConfig, Object> read, Object byDefault, String written, Object set) {}

    private static final Map<ConfigKey, Row> ROWS = Map.ofEntries(
            row(ConfigKey.POLICIES, SidecarConfig::policies, Path.of("policies"), "/etc/rules", Path.of("/etc/rules")),
            row(ConfigKey.DATA, SidecarConfig::data, Path.of("/home/me/.local/share/assent"), "/d", Path.of("/d")),
            row(
                    ConfigKey.AGENT_LISTEN,
                    c -> c.agent().listen(),
                    ListenAddress.parse("127.0.0.1:7471"),
                    "unix:/run/a.sock",
                    ListenAddress.parse("unix:/run/a.sock")),
            row(
                    ConfigKey.REVIEW_LISTEN,
                    c -> c.review().listen(),
                    ListenAddress.parse("127.0.0.1:7472"),
                    "'[::1]:0'",
                    ListenAddress.parse("[::1]:0")),
            row(ConfigKey.REVIEW_SELF, c -> c.review().self(), SelfReview.REFUSE, "allow", SelfReview.ALLOW),
            row(
                    ConfigKey.REVIEW_TOKENS,
                    c -> c.review().tokens(),
                    Optional.empty(),
                    "/etc/reviewers",
                    Optional.of(Path.of("/etc/reviewers"))),
            row(
                    ConfigKey.HTTP_LISTEN,
                    c -> c.http().listen(),
                    ListenAddress.parse("127.0.0.1:7473"),
                    "0.0.0.0:9",
                    ListenAddress.parse("0.0.0.0:9")),
            row(ConfigKey.DECISION_DEFAULT_EFFECT, c -> c.decision().defaultEffect(), Effect.ASK, "deny", Effect.DENY),
            row(ConfigKey.ASKS_MAX_PENDING, c -> c.asks().maxPending(), 10_000, "7", 7),
            row(ConfigKey.ASKS_MAX_PENDING_PER_AGENT, c -> c.asks().maxPendingPerAgent(), 1_000, "7", 7),
            row(ConfigKey.ASKS_MAX_PENDING_PER_SESSION, c -> c.asks().maxPendingPerSession(), 100, "7", 7),
            row(
                    ConfigKey.ASKS_REDEEM_WITHIN,
                    c -> c.asks().redeemWithin(),
                    Duration.ofMinutes(10),
                    "1h2m3s",
                    Duration.ofSeconds(3_723)),
            row(
                    ConfigKey.ASKS_REMEMBER_REFUSAL,
                    c -> c.asks().rememberRefusal(),
                    Duration.ofMinutes(10),
                    "0s",
                    Duration.ZERO),
            row(ConfigKey.ASKS_KEEP_ENDED, c -> c.asks().keepEnded(), Duration.ofDays(30), "48h", Duration.ofDays(2)),
            row(ConfigKey.AUDIT_DURABILITY, c -> c.audit().durability(), Durability.PROCESS, "fsync", Durability.FSYNC),
            row(
                    ConfigKey.GRPC_MAX_CONNECTION_AGE,
                    c -> c.grpc().maxConnectionAge(),
                    Optional.empty(),
                    "30m",
                    Optional.of(Duration.ofMinutes(30))),
            row(ConfigKey.GRPC_REFLECTION, c -> c.grpc().reflection(), false, "true", true));

    @TempDir
    Path folder;

    @Test
    void table_hasEveryKey() {
        assertThat(ROWS.keySet()).containsExactlyInAnyOrder(ConfigKey.values());
    }

    @ParameterizedTest
    @EnumSource
    void default_isWhatTheTableSays(ConfigKey key) {
        Row row = row(key);
        assertThat(row.read().apply(BASE)).isEqualTo(row.byDefault()).isNotEqualTo(row.set());
    }

    @ParameterizedTest
    @EnumSource
    void key_setsItsValueAndNoOther(ConfigKey key) throws IOException {
        SidecarConfig config = read(nested(key, row(key).written()));
        ROWS.forEach((other, row) -> assertThat(row.read().apply(config))
                .as(other.key())
                .isEqualTo(other == key ? row.set() : row.byDefault()));
    }

    @Test
    void allKeysTogether() throws IOException {
        StringBuilder text = new StringBuilder();
        Set<String> open = new HashSet<>();
        Arrays.stream(ConfigKey.values()).forEach(key -> {
            String block = nested(key, row(key).written());
            int end = block.indexOf('\n');
            boolean first = open.add(block.substring(0, end));
            text.append(first ? block : block.substring(end + 1));
        });
        SidecarConfig config = read(text.toString());
        ROWS.forEach(
                (key, row) -> assertThat(row.read().apply(config)).as(key.key()).isEqualTo(row.set()));
    }

    private SidecarConfig read(String text) throws IOException {
        Path file = folder.resolve("assent.yaml");
        Files.writeString(file, text);
        return ConfigFile.read(file, BASE);
    }

    private static String nested(ConfigKey key, String value) {
        String[] parts = key.key().split("\\.", -1);
        return parts.length == 1 ? parts[0] + ": " + value + "\n" : parts[0] + ":\n  " + parts[1] + ": " + value + "\n";
    }

    private static Row row(ConfigKey key) {
        return Objects.requireNonNull(ROWS.get(key), "the table has no line for the key");
    }

    private static Map.Entry<ConfigKey, Row> row(
            ConfigKey key, Function<SidecarConfig, Object> read, Object byDefault, String written, Object set) {
        return Map.entry(key, new Row(read, byDefault, written, set));
    }
}
