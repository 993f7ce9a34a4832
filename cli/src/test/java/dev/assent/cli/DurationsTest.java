package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"0s, 0", "500ms, 500", "30s, 30000", "5m, 300000", "24h, 86400000"})
    void parse_reads(String text, long millis) {
        assertThat(Durations.parse("--wait", text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "1.5s", "5 s", "5d", "25h", "9999999999s", "٥s"})
    void parse_anythingElse_isUsage(String text) {
        assertThatThrownBy(() -> Durations.parse("--wait", text))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("--wait wants a duration");
    }

    @ParameterizedTest
    @CsvSource({"-5, 0s", "0, 0s", "59, 59s", "60, 1m 0s", "3599, 59m 59s", "3600, 1h 0m", "90000, 1d 1h"})
    void show_hasTwoUnits(long seconds, String text) {
        assertThat(Durations.show(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
