package dev.assent.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assent.server.config.ListenAddress.Tcp;
import dev.assent.server.config.ListenAddress.Unix;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:7471, 127.0.0.1, 7471",
        "0.0.0.0:0, 0.0.0.0, 0",
        "localhost:65535, localhost, 65535",
        "assent.internal:80, assent.internal, 80",
        "[::1]:7471, ::1, 7471",
        "[2001:db8::7]:1, 2001:db8::7, 1",
        "[::ffff:127.0.0.1]:1, ::ffff:127.0.0.1, 1",
    })
    void parse_hostAndPort(String text, String host, int port) {
        assertThat(ListenAddress.parse(text)).isEqualTo(new Tcp(host, port)).hasToString(text);
    }

    @Test
    void parse_socket() {
        assertThat(ListenAddress.parse("unix:/run/assent/agent.sock"))
                .isEqualTo(new Unix(Path.of("/run/assent/agent.sock")))
                .hasToString("unix:/run/assent/agent.sock");
        assertThat(ListenAddress.parse("unix:agent.sock").in(Path.of("/etc/assent")))
                .isEqualTo(new Unix(Path.of("/etc/assent/agent.sock")));
    }

    @ParameterizedTest
    @CsvSource({
        "7471, has no port",
        "127.0.0.1, has no port",
        ":7471, has no host",
        "127.0.0.1:, no valid port",
        "127.0.0.1:x, no valid port",
        "127.0.0.1:-1, no valid port",
        "127.0.0.1:65536, no valid port",
        "127.0.0.1:99999999999, no valid port",
        "::1:7471, in brackets",
        "[]:7471, no valid IPv6",
        "[127.0.0.1]:7471, no valid IPv6",
        "[::1::2]:7471, no valid IPv6",
        "[fe80::1%eth0]:7471, no valid IPv6",
        "127.1:7471, no valid host",
        "127.0.0.256:7471, no valid host",
        "0127.0.0.1:7471, no valid host",
        "a b:7471, no valid host",
        "http://x:7471, in brackets",
        "'', has no port",
        "unix:, has no path",
    })
    void parse_malformed_saysWhatIsWrong(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListenAddress.parse(text))
                .withMessageContaining(problem)
                .withMessageContaining("`" + text + "`");
    }

    @Test
    void parse_socketWithTooLongAPath_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListenAddress.parse("unix:/" + "x".repeat(103)))
                .withMessageContaining("104 bytes")
                .withMessageContaining("at most 103");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:1", "127.8.9.10:1", "localhost:1", "LOCALHOST:1", "[::1]:1", "unix:/x"})
    void isLocal_loopback(String text) {
        assertThat(ListenAddress.parse(text).isLocal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0:1", "[::]:1", "10.0.0.1:1", "[2001:db8::1]:1", "localhost.example:1", "ip6-localhost:1"
            })
    void isLocal_others(String text) {
        assertThat(ListenAddress.parse(text).isLocal()).isFalse();
    }

    @Test
    void toSocketAddress_ofLocalhost_isLoopback() {
        assertThat(new Tcp("LocalHost", 1).toSocketAddress().getAddress().isLoopbackAddress())
                .isTrue();
        assertThat(new Tcp("0.0.0.0", 1).toSocketAddress().getAddress().isAnyLocalAddress())
                .isTrue();
    }
}
