package dev.assent.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.engine.ask.Ask;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.AskQuery.PendingCounts;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** A store, its clock, and short forms of what the tests do with it. */
public interface StoreUnderTest {
    AskStore store();

    /** Closes the store and opens it again. */
    void reopen();

    TestClock clock();

    default void write(Consumer<AskTransaction> work) {
        join(store().write(tx -> {
            work.accept(tx);
            return true;
        }));
    }

    default <R> R read(Function<AskQuery, R> query) {
        return join(store().read(query));
    }

    default void insert(Ask... asks) {
        write(tx -> {
            for (Ask ask : asks) {
                tx.insert(ask);
            }
        });
    }

    default Optional<Ask> find(String id) {
        return read(query -> query.find(id));
    }

    default Optional<Ask> findByRequest(String caller, String requestId) {
        return read(query -> query.findByRequest(caller, requestId));
    }

    default List<String> idsWithPrefix(String prefix, int limit) {
        return read(query -> query.idsWithPrefix(prefix, limit));
    }

    default PendingCounts pendingCounts(String agent, String session) {
        return read(query -> query.pending(agent, session));
    }

    default Optional<Lease> lease(String askId) {
        return read(query -> query.lease(askId));
    }

    default List<Lease> lapsedLeases(Instant instant, int limit) {
        return read(query -> query.lapsedLeases(instant, limit));
    }

    default List<AskEvent> events() {
        return read(query -> query.eventsAfter(0, 1_000_000));
    }

    default long firstEvent() {
        return read(AskQuery::firstEvent);
    }

    default long lastEvent() {
        return read(AskQuery::lastEvent);
    }

    default Instant now() {
        return read(AskQuery::now);
    }

    /** What the write failed with. */
    default Throwable failureOf(Consumer<AskTransaction> work) {
        Throwable failure = catchThrowable(() -> write(work));
        assertThat(failure).as("the write's failure").isNotNull();
        return failure;
    }

    /** Holds up all writing until it is closed, so that what is written meanwhile comes round together. */
    default Standstill standstill() {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<Boolean> held = store().write(tx -> {
            reached.countDown();
            return awaited(released);
        });
        assertThat(awaited(reached)).isTrue();
        return () -> {
            released.countDown();
            join(held);
        };
    }

    /** Ends at {@link #close()}. */
    interface Standstill extends AutoCloseable {
        @Override
        void close();
    }

    static List<String> ids(List<Ask> asks) {
        return asks.stream().map(Ask::id).toList();
    }

    static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The result, or the failure itself. */
    static <R> R join(CompletableFuture<R> future) {
        try {
            return future.orTimeout(60, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
