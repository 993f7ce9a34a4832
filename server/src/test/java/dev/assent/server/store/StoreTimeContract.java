package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.pending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.server.port.AskEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The store's time goes forward only. */
interface StoreTimeContract extends StoreUnderTest {
    @Test
    default void now_isTheWallClock() {
        assertThat(now()).isEqualTo(clock().instant());
        clock().advance(Duration.ofNanos(1));
        assertThat(now()).isEqualTo(clock().instant());
        clock().setWall(clock().instant().plusSeconds(3_600));
        assertThat(now()).isEqualTo(clock().instant());
    }

    @Test
    default void now_wallClockSetBack_goesOnFromTheLastCommit() {
        insert(pending("a"));
        Instant last = events().get(0).time();

        clock().setWall(last.minus(Duration.ofDays(1)));
        assertThat(now()).isEqualTo(last);
        clock().advance(Duration.ofSeconds(5));
        assertThat(now()).isEqualTo(last.plusSeconds(5));
        insert(pending("b"));
        assertThat(events()).extracting(AskEvent::time).containsExactly(last, last.plusSeconds(5));
    }

    @Test
    default void now_wallClockSetBackWhileClosed_isNotBeforeTheLastCommit() {
        insert(pending("a"));
        Instant last = events().get(0).time();

        clock().setWall(Instant.EPOCH);
        reopen();

        assertThat(now()).isEqualTo(last);
        clock().advance(Duration.ofSeconds(1));
        assertThat(now()).isEqualTo(last.plusSeconds(1));
    }

    @Test
    default void now_isOneInstantInATransaction() {
        write(tx -> {
            Instant now = tx.now();
            clock().advance(Duration.ofSeconds(1));
            assertThat(tx.now()).isEqualTo(now);
        });
    }
}
