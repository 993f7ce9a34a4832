package dev.assent.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1970-01-01T00:00:00.000000001Z",
                "1969-12-31T23:59:59.999999999Z",
                "1969-12-31T23:59:59Z",
                "2026-01-02T03:04:05.123456789Z",
                "1677-09-21T00:12:43.145224192Z",
                "1677-09-21T00:12:43.145224193Z",
                "1677-09-21T00:12:44Z",
                "2262-04-11T23:47:16.854775807Z",
                "2262-04-11T23:47:16.854775806Z"
            })
    void inRange_isExact(String text) {
        Instant time = Instant.parse(text);
        assertThat(StoredTime.instant(StoredTime.nanos(time))).isEqualTo(time);
    }

    @Test
    void outOfRange_isCutOff() {
        assertThat(StoredTime.nanos(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(StoredTime.nanos(Instant.parse("2262-04-11T23:47:16.854775808Z")))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(StoredTime.nanos(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(StoredTime.nanos(Instant.parse("1677-09-21T00:12:43.145224191Z")))
                .isEqualTo(Long.MIN_VALUE);
    }
}
