package dev.assent.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that docs/operations.md shows is one, and what it says about defaults is so. */
class ConfigExampleTest {
    private static final SidecarConfig DEFAULTS = SidecarConfig.defaults(Map.of("HOME", "/home/me"));

    @TempDir
    private Path folder;

    @Test
    void theExampleIsRead() throws IOException {
        List<String> shown = Pattern.compile("^```yaml\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/operations.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(shown).hasSize(1);
        SidecarConfig config =
                ConfigFile.read(Files.writeString(folder.resolve("assent.yaml"), shown.get(0)), DEFAULTS);
        assertThat(config.policies()).isEqualTo(Path.of("/etc/assent/policies"));
        assertThat(config.data()).isEqualTo(Path.of("/var/lib/assent"));
        assertThat(config.agent().listen()).isEqualTo(new ListenAddress.Unix(Path.of("/run/assent/agent.sock")));
        assertThat(config.http().listen()).isEqualTo(new ListenAddress.Tcp("0.0.0.0", 7473));
        assertThat(config.grpc().maxConnectionAge()).contains(Duration.ofHours(12));
        assertThat(config.review().tokens()).contains(Path.of("/etc/assent/reviewers.tokens"));
        // the rest shows the defaults
        assertThat(config.review().listen()).isEqualTo(DEFAULTS.review().listen());
        assertThat(config.review().self()).isEqualTo(DEFAULTS.review().self());
        assertThat(config.decision()).isEqualTo(DEFAULTS.decision());
        assertThat(config.asks()).isEqualTo(DEFAULTS.asks());
        assertThat(config.audit()).isEqualTo(DEFAULTS.audit());
        assertThat(config.grpc().reflection()).isEqualTo(DEFAULTS.grpc().reflection());
    }
}
