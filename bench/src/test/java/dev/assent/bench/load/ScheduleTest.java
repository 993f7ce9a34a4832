package dev.assent.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void calls_areDueAtEqualDistances() {
        Schedule schedule = new Schedule(100, 4);
        assertThat(schedule.due(0)).isEqualTo(100);
        assertThat(schedule.due(1)).isEqualTo(250_000_100);
        assertThat(schedule.due(8)).isEqualTo(2_000_000_100);
    }

    @Test
    void count_isWhatFallsDueInTheTime() {
        assertThat(new Schedule(0, 4).count(Duration.ofSeconds(2))).isEqualTo(8);
        assertThat(new Schedule(0, 3).count(Duration.ofMillis(1_001))).isEqualTo(4);
    }

    @Test
    void roundingDoesNotAddUp() {
        Schedule schedule = new Schedule(0, 3);
        assertThat(schedule.due(3_000_000)).isBetween(999_999_999_000_000L, 1_000_000_000_001_000L);
    }

    @Test
    void rateOfNothing_isRefused() {
        assertThatThrownBy(() -> new Schedule(0, 0)).hasMessage("perSecond: 0.0 (expected: > 0)");
    }
}
