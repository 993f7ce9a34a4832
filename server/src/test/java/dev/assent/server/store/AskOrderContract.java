package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.ended;
import static dev.assent.server.store.SampleAsks.escalatingAfter;
import static dev.assent.server.store.SampleAsks.expiringAfter;
import static dev.assent.server.store.SampleAsks.pending;
import static dev.assent.server.store.SampleAsks.pendingOf;
import static dev.assent.server.store.StoreUnderTest.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.AskQuery.PendingCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Lists, pages, what is due, and counts. */
interface AskOrderContract extends StoreUnderTest {
    @Test
    default void list_newestFirst_inPages() {
        insert(pending("b"), pending("a"), pending("d"), pending("c"));

        assertThat(list(Optional.empty(), 10)).containsExactly("c", "d", "a", "b");
        assertThat(list(Optional.empty(), 2)).containsExactly("c", "d");
        assertThat(list(Optional.of("d"), 2)).containsExactly("a", "b");
        assertThat(list(Optional.of("b"), 2)).isEmpty();
        assertThat(list(Optional.of("unknown"), 1)).containsExactly("c");
        assertThat(list(Optional.of("C"), 1)).containsExactly("c");
        assertThat(list(Optional.empty(), 0)).isEmpty();
    }

    @Test
    default void list_afterAnAskThatEndedMeanwhile_goesOnBehindIt() {
        insert(pending("a"), pending("b"), pending("c"));
        cancel("b");

        assertThat(list(Optional.of("b"), 10)).containsExactly("a");
    }

    @Test
    default void list_givesOneStateOnly() {
        insert(pending("a"), pending("b"), pending("c"));
        cancel("b");

        assertThat(list(Optional.empty(), 10)).containsExactly("c", "a");
        assertThat(ids(read(q -> q.list(AskState.CANCELLED, Optional.empty(), 10))))
                .containsExactly("b");
        assertThat(ids(read(q -> q.list(AskState.APPROVED, Optional.empty(), 10))))
                .isEmpty();
    }

    @Test
    default void due_givesPendingWhoseTimeIsUp_earliestFirst() {
        Ask first = expiringAfter("z", Duration.ofMinutes(1));
        insert(
                expiringAfter("never", Duration.ofDays(400_000)),
                expiringAfter("a", Duration.ofMinutes(3)),
                first,
                expiringAfter("m", Duration.ofMinutes(2)),
                expiringAfter("ended", Duration.ofMinutes(1)));
        cancel("ended");

        assertThat(due(first, Duration.ofNanos(-1), 10)).isEmpty();
        assertThat(due(first, Duration.ZERO, 10)).containsExactly("z");
        assertThat(due(first, Duration.ofMinutes(1).minusNanos(1), 10)).containsExactly("z");
        assertThat(due(first, Duration.ofDays(50_000), 10)).containsExactly("z", "m", "a");
        assertThat(due(first, Duration.ofMinutes(9), 2)).containsExactly("z", "m");
    }

    @Test
    default void toEscalate_givesPendingWhoseTimeHasCome_earliestFirst_once() {
        Ask first = escalatingAfter("z", Duration.ofMinutes(1));
        insert(
                pending("never"),
                escalatingAfter("after its expiry", Duration.ofHours(1)),
                escalatingAfter("a", Duration.ofMinutes(3)),
                first,
                escalatingAfter("m", Duration.ofMinutes(2)),
                escalatingAfter("ended", Duration.ofMinutes(1)));
        cancel("ended");
        Instant time = first.escalateTime().orElseThrow();

        assertThat(toEscalate(time.minusNanos(1), 10)).isEmpty();
        assertThat(toEscalate(time, 10)).containsExactly("z");
        assertThat(toEscalate(time.plus(Duration.ofDays(1)), 10)).containsExactly("z", "m", "a");
        assertThat(toEscalate(time.plus(Duration.ofDays(1)), 2)).containsExactly("z", "m");
        write(tx -> tx.update(first.escalated(time), AskEvent.Kind.REVISED));
        assertThat(toEscalate(time.plus(Duration.ofDays(1)), 10)).containsExactly("m", "a");
        reopen();
        assertThat(toEscalate(time.plus(Duration.ofDays(1)), 10)).containsExactly("m", "a");
        assertThat(find("z")).contains(first.escalated(time));
    }

    private List<String> toEscalate(Instant instant, int limit) {
        return ids(read(q -> q.toEscalate(instant, limit)));
    }

    @Test
    default void pending_countsWhatWaits() {
        insert(
                pendingOf("1", "agent", "session"),
                pendingOf("2", "agent", "session"),
                pendingOf("3", "agent", "other"),
                pendingOf("4", "Agent", "session"),
                pendingOf("5", "other", "session"));

        assertThat(pendingCounts("agent", "session")).isEqualTo(new PendingCounts(5, 3, 2));
        assertThat(pendingCounts("nobody", "session")).isEqualTo(new PendingCounts(5, 0, 0));
        cancel("2");
        assertThat(pendingCounts("agent", "session")).isEqualTo(new PendingCounts(4, 2, 1));
    }

    @Test
    default void limitBelowZero_isRefused() {
        List<Function<AskQuery, ?>> queries = List.of(
                q -> q.list(AskState.PENDING, Optional.empty(), -1),
                q -> q.idsWithPrefix("", -1),
                q -> q.due(clock().instant(), -1),
                q -> q.toEscalate(clock().instant(), -1),
                q -> q.lapsedLeases(clock().instant(), -1),
                q -> q.eventsAfter(0, -1));
        for (Function<AskQuery, ?> query : queries) {
            assertThat(catchThrowable(() -> read(query))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private List<String> list(Optional<String> after, int limit) {
        return ids(read(q -> q.list(AskState.PENDING, after, limit)));
    }

    private List<String> due(Ask ask, Duration past, int limit) {
        return ids(read(q -> q.due(ask.expireTime().plus(past), limit)));
    }

    private void cancel(String id) {
        write(tx -> tx.update(ended(tx.find(id).orElseThrow(), AskTrigger.CANCELLED_BY_AGENT), AskEvent.Kind.ENDED));
    }
}
