package dev.assent.server.store.sqlite;

import static dev.assent.server.store.SampleAsks.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.server.port.AskStore;
import dev.assent.server.port.Lease;
import dev.assent.server.port.OverloadedException;
import dev.assent.server.port.UnavailableException;
import dev.assent.server.store.StoreUnderTest;
import dev.assent.server.store.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot work says so, leaves no mark, and works again when the cause is gone. */
class SqliteTroubleTest implements StoreUnderTest {
    private static final SqliteSettings SETTINGS = new SqliteSettings(3, 50);

    private final TestClock clock = new TestClock();
    private AskStore store;

    @TempDir
    Path temporary;

    @BeforeEach
    void openStore() {
        store = SqliteAskStore.open(temporary, SETTINGS, clock, clock::nanoTicker);
        insert(pending("a"));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void lockedByAnotherProgram() throws SQLException {
        Semaphore wakes = new Semaphore(0);
        store.onChange(wakes::release);
        assertThat(find("a")).as("what was written before has called back").isPresent();
        wakes.drainPermits();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database())) {
            other.createStatement().executeUpdate("BEGIN IMMEDIATE");

            assertThat(failureOf(tx -> tx.insert(pending("b"))))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("the ask store is locked by another program");
            assertThat(find("a")).as("reading goes on").isPresent();
            assertThat(wakes.availablePermits()).isZero();
        }

        assertWorksAgain();
    }

    @Test
    void fileMovedAway() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere.db");
        Files.move(database(), elsewhere);

        assertUnavailable("the database file cannot be found");
        Files.move(elsewhere, database());
        assertWorksAgain();
    }

    @Test
    void fileReplacedByThatOfAnotherStore() throws IOException {
        Path other = temporary.resolve("other");
        SqliteAskStore.open(other, clock, clock::nanoTicker).close();
        Path elsewhere = temporary.resolve("elsewhere.db");
        Files.move(database(), elsewhere);
        Files.move(other.resolve("asks.db"), database());

        assertUnavailable("the database file was replaced");
        assertUnavailable("the database file was replaced");
        Files.move(database(), other.resolve("asks.db"));
        Files.move(elsewhere, database());
        assertWorksAgain();
    }

    @Test
    void tooMuchWaiting() {
        List<CompletableFuture<Boolean>> accepted = new ArrayList<>();
        try (Standstill standstill = standstill()) {
            for (int i = 1; i < SETTINGS.queueBound(); i++) {
                accepted.add(insertLater("queued-" + i));
            }
            assertThatThrownBy(() -> StoreUnderTest.join(insertLater("late"))).isInstanceOf(OverloadedException.class);
            assertThat(find("a")).as("reading has a queue of its own").isPresent();
        }

        accepted.forEach(StoreUnderTest::join);
        assertThat(find("late")).isEmpty();
        assertWorksAgain();
    }

    @Test
    void refusalThatTheWorkSwallows_stillLeavesNoMark() {
        assertThat(failureOf(tx -> {
                    tx.insert(pending("b"));
                    try {
                        tx.putLease(new Lease("unknown", "ana", "stream", Instant.MAX));
                    } catch (IllegalStateException swallowed) {
                        assertThat(swallowed).hasMessageContaining("refuses");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);

        assertWorksAgain();
    }

    private void assertUnavailable(String message) {
        assertThat(failureOf(tx -> tx.insert(pending("b"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> find("a"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(message);
    }

    private void assertWorksAgain() {
        assertThat(find("a")).isPresent();
        assertThat(find("b")).as("what failed left no mark").isEmpty();
        insert(pending("b"));
        assertThat(find("b")).isPresent();
        assertThat(events()).extracting(event -> event.number()).doesNotHaveDuplicates();
    }

    private CompletableFuture<Boolean> insertLater(String id) {
        return store.write(tx -> {
            tx.insert(pending(id));
            return true;
        });
    }

    private Path database() {
        return temporary.resolve("asks.db");
    }

    @Override
    public AskStore store() {
        return store;
    }

    @Override
    public void reopen() {
        closeStore();
        store = SqliteAskStore.open(temporary, SETTINGS, clock, clock::nanoTicker);
    }

    @Override
    public TestClock clock() {
        return clock;
    }
}
