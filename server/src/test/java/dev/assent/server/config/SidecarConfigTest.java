package dev.assent.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assent.engine.decision.Effect;
import dev.assent.server.config.SidecarConfig.Agent;
import dev.assent.server.config.SidecarConfig.Asks;
import dev.assent.server.config.SidecarConfig.Decision;
import dev.assent.server.config.SidecarConfig.Review;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SidecarConfigTest {
    @Test
    void defaults_dataFolder_firstOfTheVariablesThatAreSet() {
        assertThat(data(Map.of("ASSENT_DATA", "/a", "XDG_DATA_HOME", "/x", "HOME", "/h")))
                .isEqualTo("/a");
        assertThat(data(Map.of("XDG_DATA_HOME", "/x", "HOME", "/h"))).isEqualTo("/x/assent");
        assertThat(data(Map.of("HOME", "/h"))).isEqualTo("/h/.local/share/assent");
        assertThat(data(Map.of())).isEqualTo("/var/lib/assent");
    }

    @Test
    void defaults_emptyOrRelativeVariables_doNotCount() {
        assertThat(data(Map.of("ASSENT_DATA", "", "XDG_DATA_HOME", "", "HOME", "/h")))
                .isEqualTo("/h/.local/share/assent");
        assertThat(data(Map.of("XDG_DATA_HOME", "x", "HOME", "h"))).isEqualTo("/var/lib/assent");
        assertThat(data(Map.of("ASSENT_DATA", "here"))).isEqualTo("here");
    }

    @Test
    void grpcListeners_reachableFromOtherMachines_areRefused() {
        ListenAddress open = ListenAddress.parse("0.0.0.0:7471");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Agent(open))
                .withMessageContaining("`0.0.0.0:7471` can be reached from other machines")
                .withMessageContaining("no TLS yet");
        assertThatIllegalArgumentException().isThrownBy(() -> new Review(open, SelfReview.REFUSE));
    }

    @Test
    void defaultEffect_allow_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision(Effect.ALLOW));
    }

    @Test
    void asks_boundsBelowOne_areRefused() {
        Duration minute = Duration.ofMinutes(1);
        Duration day = Duration.ofDays(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Asks(0, 1, 1, minute, minute, day));
        assertThatIllegalArgumentException().isThrownBy(() -> new Asks(1, 0, 1, minute, minute, day));
        assertThatIllegalArgumentException().isThrownBy(() -> new Asks(1, 1, 0, minute, minute, day));
        assertThatIllegalArgumentException().isThrownBy(() -> new Asks(1, 1, 1, Duration.ZERO, minute, day));
        assertThatIllegalArgumentException().isThrownBy(() -> new Asks(1, 1, 1, minute, minute.negated(), day));
        assertThatIllegalArgumentException().isThrownBy(() -> new Asks(1, 1, 1, minute, minute, day.minusNanos(1)));
    }

    private static String data(Map<String, String> env) {
        Path data = SidecarConfig.defaults(env).data();
        return data.toString();
    }
}
