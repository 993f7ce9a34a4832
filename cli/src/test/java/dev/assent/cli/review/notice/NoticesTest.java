package dev.assent.cli.review.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.context.NoticeKind;
import dev.assent.client.Risk;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoticesTest {
    private static final long PAUSE = Notices.PAUSE.toNanos();

    /** ^ is the escape character, ! the bell. */
    @ParameterizedTest
    @CsvSource({
        "BELL,!,!",
        "OSC9,^]9;assent: 1 CRITICAL ask waits!,^Ptmux;^^]9;assent: 1 CRITICAL ask waits!^\\",
        "OSC777,^]777;notify;assent;1 CRITICAL ask waits!,^Ptmux;^^]777;notify;assent;1 CRITICAL ask waits!^\\",
        "OSC99,^]99;;assent: 1 CRITICAL ask waits^\\,^Ptmux;^^]99;;assent: 1 CRITICAL ask waits^^\\^\\"
    })
    void sequence(NoticeKind kind, String plain, String underTmux) {
        assertThat(sent(kind, Map.of())).isEqualTo(plain);
        assertThat(sent(kind, Map.of("TMUX", ""))).isEqualTo(plain);
        assertThat(sent(kind, Map.of("TMUX", "/tmp/tmux-0/default,1,0"))).isEqualTo(underTmux);
    }

    @ParameterizedTest
    @EnumSource(Risk.class)
    void onlyFromTheRiskOn_andNoneIfNoneIsWanted(Risk risk) {
        Notices high = new Notices(NoticeKind.BELL, Risk.HIGH, Map.of());
        high.arrived(risk);
        assertThat(high.due(0).isPresent()).isEqualTo(risk.compareTo(Risk.HIGH) >= 0);
        Notices none = new Notices(NoticeKind.NONE, Risk.LOW, Map.of());
        none.arrived(risk);
        assertThat(none.due(0)).isEmpty();
    }

    @Test
    void oneAtATime_aboutAllThatCameSince() {
        Notices notices = new Notices(NoticeKind.OSC9, Risk.LOW, Map.of());
        notices.arrived(Risk.HIGH);
        assertThat(notices.due(0)).hasValueSatisfying(text -> assertThat(text).contains("1 HIGH ask waits"));
        assertThat(notices.due(PAUSE)).isEmpty();
        notices.arrived(Risk.CRITICAL);
        notices.arrived(Risk.CRITICAL);
        notices.arrived(Risk.LOW);
        assertThat(notices.due(PAUSE - 1)).isEmpty();
        assertThat(notices.due(PAUSE))
                .hasValueSatisfying(text -> assertThat(text).contains("2 CRITICAL asks wait, 1 more"));
        assertThat(notices.due(3 * PAUSE + Duration.ofDays(1).toNanos())).isEmpty();
    }

    private static String sent(NoticeKind kind, Map<String, String> env) {
        Notices notices = new Notices(kind, Risk.HIGH, env);
        notices.arrived(Risk.CRITICAL);
        return notices.due(5).orElseThrow().replace('\u001b', '^').replace('\u0007', '!');
    }
}
