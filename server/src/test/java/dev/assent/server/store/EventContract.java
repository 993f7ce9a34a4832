package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.approvedBy;
import static dev.assent.server.store.SampleAsks.pending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.server.port.AskEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The order of what happened, for streams that resume. */
interface EventContract extends StoreUnderTest {
    @Test
    default void noEvents_firstIsBehindLast() {
        assertThat(lastEvent()).isZero();
        assertThat(firstEvent()).isPositive();
        assertThat(events()).isEmpty();
    }

    @Test
    default void events_tellEveryChangeInOrder() {
        insert(pending("a"));
        clock().advance(Duration.ofSeconds(1));
        write(tx -> {
            tx.insert(pending("b"));
            tx.update(approvedBy(pending("a"), "ana"), AskEvent.Kind.VOTED);
        });

        List<AskEvent> events = events();
        assertThat(events).extracting(AskEvent::askId).containsExactly("a", "b", "a");
        assertThat(events)
                .extracting(AskEvent::kind)
                .containsExactly(AskEvent.Kind.OPENED, AskEvent.Kind.OPENED, AskEvent.Kind.VOTED);
        assertThat(events).extracting(AskEvent::number).isSorted().doesNotHaveDuplicates();
        Instant now = clock().instant();
        assertThat(events).extracting(AskEvent::time).containsExactly(now.minusSeconds(1), now, now);
        assertThat(firstEvent()).isEqualTo(events.get(0).number());
        assertThat(lastEvent()).isEqualTo(events.get(2).number());
    }

    @Test
    default void eventsAfter_resumes() {
        insert(pending("a"), pending("b"), pending("c"));
        List<AskEvent> all = events();

        assertThat(after(all.get(0), 10)).isEqualTo(all.subList(1, 3));
        assertThat(after(all.get(0), 1)).isEqualTo(all.subList(1, 2));
        assertThat(after(all.get(2), 10)).isEmpty();
    }

    @Test
    default void forgetEventsBefore_forgetsTheOldest() {
        insert(pending("a"));
        clock().advance(Duration.ofSeconds(1));
        Instant second = clock().instant();
        insert(pending("b"));
        List<AskEvent> all = events();

        write(tx -> tx.forgetEventsBefore(second));
        assertThat(events()).isEqualTo(all.subList(1, 2));
        assertThat(firstEvent()).isEqualTo(all.get(1).number());

        write(tx -> tx.forgetEventsBefore(second.plusNanos(1)));
        assertThat(events()).isEmpty();
        assertThat(lastEvent()).isEqualTo(all.get(1).number());
        assertThat(firstEvent()).isGreaterThan(all.get(1).number());
        assertThat(find("a")).isPresent();
    }

    @Test
    default void numbers_areNeverUsedAgain() {
        insert(pending("a"));
        long last = lastEvent();
        clock().advance(Duration.ofSeconds(1));
        write(tx -> tx.forgetEventsBefore(tx.now()));
        reopen();

        assertThat(lastEvent()).isEqualTo(last);
        insert(pending("b"));
        assertThat(events())
                .singleElement()
                .extracting(AskEvent::number)
                .satisfies(n -> assertThat(n).isGreaterThan(last));
    }

    @Test
    default void onChange_wakesAfterTheCommit() throws InterruptedException {
        Semaphore wakes = new Semaphore(0);
        store().onChange(() -> {
            throw new IllegalStateException("a callback that fails keeps no other from being called");
        });
        store().onChange(wakes::release);

        insert(pending("a"));
        assertThat(wakes.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        assertThat(events()).hasSize(1);
        insert(pending("b"));
        assertThat(wakes.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }

    private List<AskEvent> after(AskEvent event, int limit) {
        return read(q -> q.eventsAfter(event.number(), limit));
    }
}
