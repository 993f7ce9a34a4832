package dev.assent.cli.review.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.review.AskCommands;
import dev.assent.client.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private final List<String> sent = new ArrayList<>();
    private final Claims claims = new Claims(new AskCommands() {
        @Override
        public void claim(String askId) {
            sent.add("claim " + askId);
        }

        @Override
        public void extend(String askId) {
            sent.add("extend " + askId);
        }

        @Override
        public void release(String askId) {
            sent.add("release " + askId);
        }

        @Override
        public void submit(Verdict verdict) {
            sent.add("submit");
        }
    });

    @Test
    void passingBy_claimsNothing() {
        claims.connected();
        for (long i = 0; i < 10; i++) {
            claims.read("ask " + i, millis(i * 100));
            claims.tick(millis(i * 100 + 99));
        }
        assertThat(sent).isEmpty();
        claims.tick(millis(1_200));
        assertThat(sent).containsExactly("claim ask 9");
    }

    @Test
    void leaving_handsBack_evenBeforeTheAnswer() {
        claims.connected();
        claims.read("a", 0);
        claims.tick(millis(200));
        claims.read("b", millis(300));
        assertThat(claims.claimed("a", millis(310))).isFalse();
        claims.tick(millis(500));
        assertThat(claims.claimed("b", millis(510))).isTrue();
        claims.read("", millis(600));
        assertThat(sent).containsExactly("claim a", "release a", "claim b", "release b");
    }

    @Test
    void held_forAsLongAsSomebodyPressesKeys() {
        claims.connected();
        claims.read("a", 0);
        claims.tick(millis(200));
        assertThat(claims.claimed("a", millis(200))).isTrue();
        for (long second = 1; second <= 600; second++) {
            if (second <= 100) {
                claims.touched(millis(second * 1_000));
            }
            claims.tick(millis(second * 1_000));
        }
        // until three minutes after the last key, every forty seconds
        assertThat(sent).filteredOn("extend a"::equals).hasSize(6);
        claims.ended("a");
        claims.tick(millis(601_000));
        assertThat(sent).filteredOn("claim a"::equals).hasSize(1);
        claims.touched(millis(700_000));
        claims.tick(millis(700_000));
        assertThat(sent).filteredOn("claim a"::equals).hasSize(2);
    }

    @Test
    void newConnection_claimsAgain() {
        claims.connected();
        claims.read("a", 0);
        claims.tick(millis(200));
        assertThat(claims.claimed("a", millis(210))).isTrue();
        claims.lost();
        claims.tick(millis(5_000));
        claims.connected();
        claims.tick(millis(6_000));
        assertThat(sent).containsExactly("claim a", "claim a");
    }

    @Test
    void refused_isToldOnce() {
        claims.connected();
        claims.read("a", 0);
        claims.tick(millis(200));
        assertThat(claims.refused("other")).isFalse();
        assertThat(claims.refused("a")).isTrue();
        assertThat(claims.refused("a")).isFalse();
        claims.tick(millis(1_000));
        assertThat(sent).containsExactly("claim a");
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
