package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.approvedBy;
import static dev.assent.server.store.SampleAsks.pending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Ask;
import dev.assent.server.port.AskEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Many at once: transactions still happen one after another. */
interface ConcurrencyContract extends StoreUnderTest {
    int WRITERS = 16;
    int WRITES = 25;

    @Test
    default void writers_loseNoUpdate() {
        insert(pending("shared"));

        inParallel((writer, i) -> write(tx -> {
            tx.insert(pending("own-" + writer + "-" + i));
            Ask shared = tx.find("shared").orElseThrow();
            tx.update(approvedBy(shared, "reviewer-" + writer + "-" + i), AskEvent.Kind.VOTED);
        }));

        assertThat(find("shared").orElseThrow().verdicts()).hasSize(WRITERS * WRITES);
        assertThat(pendingCounts("agent", "session").all()).isEqualTo(WRITERS * WRITES + 1);
        List<AskEvent> events = events();
        assertThat(events).hasSize(2 * WRITERS * WRITES + 1);
        assertThat(events).extracting(AskEvent::number).isSorted().doesNotHaveDuplicates();
        assertThat(events).extracting(AskEvent::time).isSorted();
        // the two events of a transaction stand side by side
        for (int i = 1; i < events.size(); i += 2) {
            assertThat(events.get(i).kind()).isEqualTo(AskEvent.Kind.OPENED);
            assertThat(events.get(i + 1).kind()).isEqualTo(AskEvent.Kind.VOTED);
        }
    }

    @Test
    default void writers_ofOneRequestId_oneWins() {
        List<String> winners = new ArrayList<>();
        inParallel((writer, i) -> {
            String id = writer + "-" + i;
            boolean won = StoreUnderTest.join(store().write(tx -> {
                boolean free = tx.findByRequest("caller", "request-" + i).isEmpty();
                if (free) {
                    tx.insert(pending(id, "caller", "request-" + i));
                }
                return free;
            }));
            if (won) {
                synchronized (winners) {
                    winners.add(id);
                }
            }
        });

        assertThat(winners).hasSize(WRITES);
        winners.forEach(id -> assertThat(find(id)).isPresent());
    }

    @Test
    default void readers_seeWholeTransactions() {
        inParallel((writer, i) -> {
            if (writer % 2 == 0) {
                insert(pending("x-" + writer + "-" + i), pending("y-" + writer + "-" + i));
            } else {
                read(q -> {
                    int all = q.pending("agent", "session").all();
                    assertThat(all).isEven();
                    assertThat(q.eventsAfter(0, 1_000_000)).hasSize(all);
                    return q.now();
                });
            }
        });
    }

    /** What one of many writers does at its turn. */
    interface Turn {
        void take(int writer, int i);
    }

    private static void inParallel(Turn turn) {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int n = 0; n < WRITERS; n++) {
                int writer = n;
                writers.add(CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < WRITES; i++) {
                                turn.take(writer, i);
                            }
                        },
                        threads));
            }
            writers.forEach(StoreUnderTest::join);
        } finally {
            threads.shutdownNow();
        }
    }
}
