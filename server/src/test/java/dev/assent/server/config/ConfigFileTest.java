package dev.assent.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assent.engine.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    private static final SidecarConfig BASE = SidecarConfig.defaults(Map.of("HOME", "/home/me"));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("assent.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing yet\n", "---\n"})
    void read_nothingSet_isTheBase(String text) throws IOException {
        assertThat(read(text)).isEqualTo(BASE);
    }

    @Test
    void read_relativePaths_startAtTheFilesFolder() throws IOException {
        SidecarConfig config = read("policies: rules\ndata: ../state\nagent: {listen: 'unix:a.sock'}\n");
        assertThat(config.policies()).isEqualTo(folder.resolve("rules"));
        assertThat(config.data()).isEqualTo(folder.resolve("../state"));
        assertThat(config.agent().listen()).isEqualTo(new ListenAddress.Unix(folder.resolve("a.sock")));
    }

    @Test
    void read_keysWithDots_areTheSameKeys() throws IOException {
        assertThat(read("asks.max_pending: 5\n").asks().maxPending()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    polices: x                          | 1:1: error: unknown key `polices`; did you mean `policies`?
                    agent: {lisen: 'unix:/x'}           | 1:9: error: unknown key `agent.lisen`; did you mean `agent.listen`?
                    reflection: true                    | 1:1: error: unknown key `reflection`; did you mean `grpc.reflection`?
                    zzz: 1                              | 1:1: error: unknown key `zzz`
                    1: 2                                | 1:1: error: unknown key `1`
                    [a]: 2                              | 1:1: error: expected a key
                    {data: /a, data: /b}                | 1:12: error: `data` is set twice
                    {grpc: {reflection: true}, grpc: 1} | 1:28: error: `grpc` is set twice
                    {grpc.reflection: true, grpc: {reflection: true}} | 1:32: error: `grpc.reflection` is set twice
                    data:                               | 1:1: error: `data` has no value
                    data: ''                            | 1:7: error: `data`: `` does not fit: expected a path
                    data: ~                             | 1:1: error: `data` has no value
                    agent:                              | 1:1: error: `agent` has no value
                    agent: {}                           | 1:1: error: `agent` has no value
                    agent: {listen: }                   | 1:9: error: `agent.listen` has no value
                    agent: 127.0.0.1:1                  | 1:8: error: expected keys below `agent`
                    agent: [listen]                     | 1:8: error: expected keys below `agent`
                    - data                              | 1:1: error: expected keys with values
                    data                                | 1:1: error: expected keys with values
                    data: 5                             | 1:7: error: `data`: `5` does not fit: expected a path
                    data: [a]                           | 1:7: error: `data`: expected one value
                    data: {a: b}                        | 1:7: error: `data`: expected one value
                    agent: {listen: '7471'}             | 1:17: error: `agent.listen`: `7471` has no port
                    agent: {listen: 7471}               | 1:17: error: `agent.listen`: `7471` does not fit
                    agent: {listen: '0.0.0.0:1'}        | 1:17: error: `agent.listen`: `0.0.0.0:1` can be reached from other machines
                    review: {listen: '10.0.0.1:1'}      | 1:18: error: `review.listen`: `10.0.0.1:1` can be reached from other machines
                    review: {self: yes}                 | 1:16: error: `review.self`: `yes` does not fit: expected `allow` or `refuse`
                    review: {self: Allow}               | 1:16: error: `review.self`: `Allow` does not fit
                    http: {listen: 'unix:/x'}           | 1:16: error: `http.listen`: `unix:/x` is a socket
                    decision: {default_effect: allow}   | 1:28: error: `decision.default_effect`: `allow` does not fit: expected `ask` or `deny`
                    asks: {max_pending: '5'}            | 1:21: error: `asks.max_pending`: `5` does not fit: expected a whole number
                    asks: {max_pending: 5.0}            | 1:21: error: `asks.max_pending`: `5.0` does not fit: expected a whole number
                    asks: {max_pending: 0x5}            | 1:21: error: `asks.max_pending`: `0x5` does not fit: expected a whole number
                    asks: {max_pending: -1}             | 1:21: error: `asks.max_pending`: `-1` does not fit: expected a whole number
                    asks: {max_pending: 0}              | 1:21: error: `asks.max_pending`: `0` does not fit: expected 1 to 1000000
                    asks: {max_pending: 1000001}        | 1:21: error: `asks.max_pending`: `1000001` does not fit: expected 1 to
                    asks: {redeem_within: 10}           | 1:23: error: `asks.redeem_within`: `10` does not fit: expected a duration
                    asks: {redeem_within: 10 minutes}   | 1:23: error: `asks.redeem_within`: `10 minutes` does not fit
                    asks: {redeem_within: 1m1h}         | 1:23: error: `asks.redeem_within`: `1m1h` does not fit
                    asks: {redeem_within: 0s}           | 1:23: error: `asks.redeem_within`: `0s` does not fit: expected 1s to 24h
                    asks: {redeem_within: 25h}          | 1:23: error: `asks.redeem_within`: `25h` does not fit: expected 1s to 24h
                    audit: {durability: disk}           | 1:21: error: `audit.durability`: `disk` does not fit: expected `fsync` or `process`
                    grpc: {reflection: yes}             | 1:20: error: `grpc.reflection`: `yes` does not fit: expected true or false
                    grpc: {reflection: 'true'}          | 1:20: error: `grpc.reflection`: `true` does not fit
                    data: ]                             | error: not valid YAML
                    data: "\\q"                         | error: not valid YAML
                    """)
    void read_badSetting_saysWhereAndWhat(String text, String problem) throws IOException {
        Files.writeString(file, text + "\n");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigFile.read(file, BASE))
                .withMessageContaining(problem)
                .withMessageStartingWith(file + ":1:")
                .withMessageContaining("^");
    }

    @Test
    void read_severalProblems_reportsAllInReadingOrder() throws IOException {
        Files.writeString(file, "asks:\n  max_pending: many\nagent:\n  listen: 0.0.0.0:1\n  port: 1\ndata:\n");
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> ConfigFile.read(file, BASE));
        assertThat(e.problems())
                .extracting(problem ->
                        problem.position().line() + ":" + problem.position().column())
                .containsExactly("2:16", "4:11", "5:3", "6:1");
        assertThat(e).hasMessageContaining(e.problems().get(3).render());
        assertThat(e.problems()).allMatch(problem -> problem.severity() == Diagnostic.Severity.ERROR);
    }

    @Test
    void read_secondDocument_isRefused() throws IOException {
        Files.writeString(file, "data: /a\n---\ndata: /b\n");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigFile.read(file, BASE))
                .withMessageContaining(":3:1: error: the file has a second document");
    }

    @Test
    void read_fileThatIsNoText_isRefused() throws IOException {
        Files.write(file, new byte[] {'d', (byte) 0xff});
        assertRefused("is not UTF-8");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertRefused("is longer than");
        Files.write(file, new byte[] {'d', 0});
        assertRefused("not valid YAML");
        Files.delete(file);
        assertRefused("there is no configuration file");
        Files.createDirectory(file);
        assertRefused("cannot be read");
    }

    private void assertRefused(String problem) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigFile.read(file, BASE))
                .withMessageContaining(problem)
                .withMessageContaining(file.toString());
    }

    private SidecarConfig read(String text) throws IOException {
        Files.writeString(file, text);
        return ConfigFile.read(file, BASE);
    }
}
