package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.pending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.server.port.AskEvent;
import dev.assent.server.port.Lease;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One lease an ask, until its time is up. */
interface LeaseContract extends StoreUnderTest {
    @Test
    default void putLease_isHeldUntilItLapses() {
        insert(pending("a"));
        Lease lease = lease("a", "ana", Duration.ofSeconds(30));
        write(tx -> tx.putLease(lease));

        assertThat(lease("a")).contains(lease);
        assertThat(lease("A")).isEmpty();
        clock().advance(Duration.ofSeconds(30).minusNanos(1));
        assertThat(lease("a")).contains(lease);
        clock().advance(Duration.ofNanos(1));
        assertThat(lease("a")).isEmpty();
    }

    @Test
    default void putLease_takesThePlaceOfAnother() {
        insert(pending("a"));
        write(tx -> tx.putLease(lease("a", "ana", Duration.ofSeconds(30))));
        Lease second = lease("a", "bo", Duration.ofSeconds(20));
        write(tx -> tx.putLease(second));

        assertThat(lease("a")).contains(second);
        assertThat(lapsedLeases(Instant.MAX, 10)).containsExactly(second);
    }

    @Test
    default void putLease_unknownAsk_isRefused() {
        assertThat(failureOf(tx -> tx.putLease(lease("a", "ana", Duration.ofSeconds(30)))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(events()).isEmpty();
    }

    @Test
    default void removeLease_withoutOne_saysNothing() {
        insert(pending("a"));
        write(tx -> tx.putLease(lease("a", "ana", Duration.ofSeconds(30))));
        write(tx -> tx.removeLease("a"));
        write(tx -> tx.removeLease("a"));

        assertThat(lease("a")).isEmpty();
        assertThat(events())
                .extracting(AskEvent::kind)
                .containsExactly(AskEvent.Kind.OPENED, AskEvent.Kind.CLAIMED, AskEvent.Kind.RELEASED);
    }

    @Test
    default void lapsedLeases_givesThoseWhoseTimeIsUp() {
        insert(pending("a"), pending("b"), pending("c"));
        Lease b = lease("b", "ana", Duration.ofSeconds(10));
        Lease a = lease("a", "ana", Duration.ofSeconds(20));
        write(tx -> {
            tx.putLease(a);
            tx.putLease(b);
            tx.putLease(lease("c", "ana", Duration.ofSeconds(30)));
        });

        assertThat(lapsedLeases(b.expireTime().minusNanos(1), 10)).isEmpty();
        assertThat(lapsedLeases(b.expireTime(), 10)).containsExactly(b);
        assertThat(lapsedLeases(a.expireTime(), 10)).containsExactly(b, a);
        assertThat(lapsedLeases(a.expireTime(), 1)).containsExactly(b);
    }

    private Lease lease(String askId, String reviewer, Duration length) {
        return new Lease(askId, reviewer, "stream-1", clock().instant().plus(length));
    }
}
