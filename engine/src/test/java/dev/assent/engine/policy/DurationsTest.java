package dev.assent.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void parse_duration_addsUp() {
        assertThat(Durations.parse("90s")).contains(Duration.ofSeconds(90));
        assertThat(Durations.parse("15m")).contains(Duration.ofMinutes(15));
        assertThat(Durations.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(Durations.parse("2d")).contains(Duration.ofDays(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "m", "15 m", "-1m", "1.5h", "15min", "9999999999999s", "1h 30m"})
    void parse_anythingElse_isNone(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}
