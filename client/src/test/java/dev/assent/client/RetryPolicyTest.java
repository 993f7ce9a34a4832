package dev.assent.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(2));

    @Test
    void pause_doublesUpToTheLongest() {
        assertThat(policy.pause(1, 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(policy.pause(2, 0)).isEqualTo(Duration.ofMillis(200));
        assertThat(policy.pause(5, 0)).isEqualTo(Duration.ofMillis(1_600));
        assertThat(policy.pause(6, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.pause(Integer.MAX_VALUE, 0)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void pause_isShortenedByUpToAHalf() {
        assertThat(policy.pause(1, 0.5)).isEqualTo(Duration.ofMillis(75));
        assertThat(policy.pause(1, 0.999)).isBetween(Duration.ofMillis(50), Duration.ofMillis(51));
    }

    @Test
    void policy_withoutBounds_isRefused() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ofMillis(1), Duration.ofMillis(1)))
                .hasMessage("attempts: 0 (expected: >= 1)");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
