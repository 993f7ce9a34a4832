package dev.assent.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:7471, true",
        "127.1.2.3:1, true",
        "localhost:65535, true",
        "LOCALHOST:7472, true",
        "[::1]:7471, true",
        "unix:/run/assent/agent.sock, true",
        "unix:relative.sock, true",
        "example.org:7471, false",
        "10.0.0.1:7471, false",
        "127.0.0.1.example.org:7471, false",
        "[fe80::1]:7471, false"
    })
    void parse_reads_and_writes_the_same(String text, boolean thisMachine) {
        ServerAddress address = ServerAddress.parse(text);
        assertThat(address).hasToString(text);
        assertThat(address.isThisMachine()).isEqualTo(thisMachine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                ":7471",
                " :7471",
                "localhost:",
                "localhost:0",
                "localhost:65536",
                "localhost:-1",
                "localhost:+80",
                "localhost:99999999999",
                "localhost:7471x",
                "::1:7471",
                "unix:",
                "http://a:80"
            })
    void parse_anythingElse_saysWhatIsExpected(String text) {
        assertThatThrownBy(() -> ServerAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected:");
    }
}
