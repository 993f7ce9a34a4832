package dev.assent.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.engine.history.CountScope;
import dev.assent.engine.history.Counter;
import dev.assent.engine.history.Increment;
import dev.assent.engine.history.Tally;
import dev.assent.server.port.HistoryQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Labels and counts last until their time, are never mixed up, and rise one after another. */
interface HistoryContract extends StoreUnderTest {
    Counter CALLS = new Counter(CountScope.AGENT, List.of("pay"), Optional.empty(), Duration.ofHours(1));
    Counter AMOUNTS = new Counter(CountScope.AGENT, List.of("pay"), Optional.of("amount"), Duration.ofHours(1));

    private void count(Counter counter, String owner, Tally tally) {
        write(tx -> tx.count(new Increment(counter, tally), owner));
    }

    private Set<String> labels(String session) {
        return read(query -> query.labels(session));
    }

    private Tally tally(Counter counter, String owner) {
        return read(query -> query.tally(counter, owner));
    }

    private boolean hasPast() {
        return read(HistoryQuery::hasPastHistory);
    }

    @Test
    default void labels_areOfOneSession_andSurviveReopening() {
        write(tx -> tx.addLabels("s", List.of("b", "a"), tx.now().plusSeconds(60)));
        write(tx -> tx.addLabels("s", List.of("a"), tx.now().plusSeconds(90)));
        write(tx -> tx.addLabels("s", List.of("a"), tx.now().plusSeconds(30)));
        reopen();

        assertThat(labels("s")).containsExactly("a", "b");
        assertThat(labels("S")).isEmpty();
        clock().advance(Duration.ofSeconds(60));
        assertThat(labels("s")).containsExactly("a");
        clock().advance(Duration.ofSeconds(30));
        assertThat(labels("s")).isEmpty();
    }

    @Test
    default void tally_addsUpWhatIsOfThatCounterAndOwner_andSurvivesReopening() {
        count(CALLS, "a", Tally.ONE_CALL);
        count(CALLS, "a", Tally.ONE_CALL);
        count(CALLS, "b", Tally.ONE_CALL);
        count(AMOUNTS, "a", Tally.ofValue(1.5));
        count(AMOUNTS, "a", Tally.ofValue(2L));
        count(AMOUNTS, "a", Tally.ofValue("2"));
        reopen();

        assertThat(tally(CALLS, "a")).isEqualTo(new Tally(2, 0, 0));
        assertThat(tally(AMOUNTS, "a")).isEqualTo(new Tally(3, 3.5, 1));
        assertThat(tally(CALLS, "c")).isEqualTo(Tally.NONE);
    }

    @Test
    default void tally_callsCountForTheWindow_andAFractionMore() {
        count(CALLS, "a", Tally.ONE_CALL);
        clock().advance(Duration.ofMinutes(30));
        count(CALLS, "a", Tally.ONE_CALL);
        clock().advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(tally(CALLS, "a").calls()).isEqualTo(2);
        clock().advance(Duration.ofSeconds(2));
        assertThat(tally(CALLS, "a").calls()).isEqualTo(1);
        assertThat(hasPast()).isTrue();
        write(tx -> tx.forgetPastHistory(10));
        assertThat(hasPast()).isFalse();
        assertThat(tally(CALLS, "a").calls()).isEqualTo(1);
    }

    @Test
    default void count_inATransactionThatFails_leavesNoMark() {
        assertThat(catchThrowable(() -> write(tx -> {
                    tx.count(new Increment(CALLS, Tally.ONE_CALL), "a");
                    tx.addLabels("s", List.of("a"), tx.now().plusSeconds(60));
                    throw new IllegalArgumentException("on purpose");
                })))
                .isNotNull();
        assertThat(tally(CALLS, "a")).isEqualTo(Tally.NONE);
        assertThat(labels("s")).isEmpty();
    }

    @Test
    default void count_readThenWrittenAtTheSameTime_neverPassesTheLimit() {
        List<CompletableFuture<Boolean>> all = Stream.generate(() -> store().write(tx -> {
                    boolean room = tx.tally(CALLS, "a").calls() < 3;
                    if (room) {
                        tx.count(new Increment(CALLS, Tally.ONE_CALL), "a");
                    }
                    return room;
                }))
                .limit(50)
                .toList();
        assertThat(all.stream().filter(CompletableFuture::join)).hasSize(3);
    }
}
