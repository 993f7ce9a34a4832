package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.Lease;
import dev.assent.server.port.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** All or nothing, and what is acknowledged is kept. */
interface TransactionContract extends StoreUnderTest {
    @Test
    default void write_givesItsResult() {
        int seven = StoreUnderTest.join(store().write(tx -> 7));
        assertThat(seven).isEqualTo(7);
    }

    @Test
    default void write_thatThrows_leavesNoMark() {
        insert(pending("a"));
        IllegalArgumentException thrown = new IllegalArgumentException("of the work");

        Throwable failure = failureOf(tx -> {
            tx.insert(pending("b"));
            tx.putLease(new Lease("a", "ana", "stream", tx.now().plusSeconds(9)));
            tx.update(SampleAsks.approvedBy(pending("a"), "ana"), AskEvent.Kind.VOTED);
            throw thrown;
        });

        assertThat(failure).isSameAs(thrown);
        assertThat(find("a")).contains(pending("a"));
        assertThat(find("b")).isEmpty();
        assertThat(lease("a")).isEmpty();
        assertThat(events()).hasSize(1);
        insert(pending("b"));
    }

    @Test
    default void write_thatThrows_doesNotDisturbItsNeighbours() {
        List<CompletableFuture<Boolean>> good = new ArrayList<>();
        CompletableFuture<Boolean> bad;
        CompletableFuture<Boolean> error;
        try (Standstill standstill = standstill()) {
            good.add(insertLater("1"));
            bad = store().write(tx -> {
                tx.insert(pending("bad"));
                throw new IllegalArgumentException("of the work");
            });
            good.add(insertLater("2"));
            error = store().write(tx -> {
                tx.insert(pending("error"));
                throw new StackOverflowError();
            });
            good.add(insertLater("3"));
        }

        good.forEach(StoreUnderTest::join);
        assertThatThrownBy(() -> StoreUnderTest.join(bad)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StoreUnderTest.join(error)).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(events()).extracting(AskEvent::askId).containsExactly("1", "2", "3");
        assertThat(find("bad")).isEmpty();
        assertThat(find("error")).isEmpty();
    }

    @Test
    default void write_readsItsOwnWrites() {
        write(tx -> {
            tx.insert(pending("a"));
            assertThat(tx.find("a")).contains(pending("a"));
            assertThat(tx.pending("agent", "session").all()).isEqualTo(1);
            assertThat(tx.lastEvent()).isEqualTo(tx.firstEvent());
        });
    }

    @Test
    default void read_seesEveryWriteThatWasAcknowledged() {
        for (int i = 0; i < 200; i++) {
            insert(pending("ask-" + i));
            assertThat(find("ask-" + i)).isPresent();
        }
    }

    @Test
    default void read_thatThrows_failsAlone() {
        IllegalArgumentException thrown = new IllegalArgumentException("of the query");
        assertThatThrownBy(() -> read(q -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(find("a")).isEmpty();
    }

    @Test
    default void transaction_isOnlyGoodInsideItsFunction() {
        AskTransaction transaction = StoreUnderTest.join(store().write(tx -> tx));
        AskQuery query = read(q -> q);

        assertThatThrownBy(() -> transaction.insert(pending("a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> query.find("a")).isInstanceOf(IllegalStateException.class);
        assertThat(find("a")).isEmpty();
    }

    @Test
    default void close_finishesWhatWasQueued() {
        List<CompletableFuture<Boolean>> queued = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            queued.add(insertLater("ask-" + i));
        }
        CompletableFuture<Integer> read = store().read(q -> 7);
        store().close();

        queued.forEach(write -> assertThat(write).isCompletedWithValue(true));
        assertThat(read).isCompletedWithValue(7);
        assertThatThrownBy(() -> insert(pending("late"))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> find("ask-1")).isInstanceOf(UnavailableException.class);
        store().close();
        reopen();
        assertThat(pendingCounts("agent", "session").all()).isEqualTo(100);
    }

    @Test
    default void id_lastsAsLongAsTheStore() {
        String id = store().id();
        assertThat(id).isNotEmpty();
        reopen();
        assertThat(store().id()).isEqualTo(id);
    }

    private CompletableFuture<Boolean> insertLater(String id) {
        return store().write(tx -> {
            tx.insert(pending(id));
            return true;
        });
    }
}
