package dev.assent.server.store.sqlite;

import static dev.assent.server.store.SampleAsks.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.ask.Ask;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.UnavailableException;
import dev.assent.server.store.SampleAsks;
import dev.assent.server.store.StoreUnderTest;
import dev.assent.server.store.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the store, and what it refuses to open. */
class SqliteFilesTest {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final TestClock clock = new TestClock();

    @TempDir
    Path temporary;

    @Test
    void files_areTheOwnersOnly() throws IOException {
        Path folder = temporary.resolve("new/data");
        try (AskStore store = open(folder)) {
            insert(store, "a");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            assertThat(namesIn(folder)).contains("asks.db", "asks.db-wal", "asks.db-shm", "asks.lock");
            for (String name : namesIn(folder)) {
                assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                        .as(name)
                        .isEqualTo(OWNER_ONLY);
            }
        }
    }

    @Test
    void files_thatOthersCouldRead_areClosedToThem() throws IOException {
        open(temporary).close();
        Path database = temporary.resolve("asks.db");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-rw-rw-"));

        try (AskStore store = open(temporary)) {
            insert(store, "a");
            assertThat(Files.getPosixFilePermissions(database)).isEqualTo(OWNER_ONLY);
            assertThat(Files.getPosixFilePermissions(temporary.resolve("asks.db-wal")))
                    .isEqualTo(OWNER_ONLY);
        }
    }

    @Test
    void close_leavesOneFileThatHoldsEverything() throws IOException {
        try (AskStore store = open(temporary)) {
            insert(store, "a");
        }
        assertThat(namesIn(temporary)).containsExactlyInAnyOrder("asks.db", "asks.lock");
    }

    @Test
    void open_folderInUse_isRefused() {
        try (AskStore store = open(temporary)) {
            assertThatThrownBy(() -> open(temporary))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("another sidecar uses the data folder");
            insert(store, "a");
        }
        open(temporary).close();
    }

    @Test
    void open_storesAreDistinct() {
        try (AskStore one = open(temporary.resolve("one"));
                AskStore two = open(temporary.resolve("two"))) {
            assertThat(one.id()).isNotEqualTo(two.id());
        }
    }

    @Test
    void open_whatIsNoFolder_isRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "text");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void open_whatIsNoDatabase_isRefusedAndKept() throws IOException {
        String text = "this is not a database, but it may be dear to somebody ".repeat(50);
        Path file = Files.writeString(temporary.resolve("asks.db"), text);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> open(temporary))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("damaged");
        }
        assertThat(file).hasContent(text);
    }

    @Test
    void open_storeOfANewerRelease_isRefused() throws SQLException {
        open(temporary).close();
        change("PRAGMA user_version = 99");

        assertThatThrownBy(() -> open(temporary))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("newer release")
                .hasMessageContaining("99");
    }

    @Test
    void open_storeOfTheSecondForm_keepsItsAsks() throws SQLException {
        Ask answered = SampleAsks.complete("a");
        try (AskStore store = open(temporary)) {
            StoreUnderTest.join(store.write(tx -> {
                tx.insert(answered);
                tx.insert(pending("b"));
                return true;
            }));
        }
        change("DROP TABLE joins; DROP TABLE refusals; DROP INDEX pending_by_revision; DROP INDEX pending_by_call;"
                + "DROP INDEX held_calls; DROP INDEX calls_let_go;"
                + "ALTER TABLE asks DROP COLUMN held; ALTER TABLE asks DROP COLUMN settle_time;"
                + "DROP INDEX pending_by_escalation; ALTER TABLE asks DROP COLUMN escalate_time;"
                + "ALTER TABLE asks DROP COLUMN checked_revision; ALTER TABLE asks DROP COLUMN sent_digest;"
                + "UPDATE asks SET document = json_remove(document, '$.answer.requestId'); PRAGMA user_version = 2");

        try (AskStore store = open(temporary)) {
            Optional<Ask> first = StoreUnderTest.join(store.read(q -> q.find("a")));
            Optional<Ask> second = StoreUnderTest.join(store.read(q -> q.find("b")));
            assertThat(first).contains(answered);
            assertThat(second).contains(pending("b"));
            assertThat(StoreUnderTest.ids(StoreUnderTest.join(store.read(q -> q.unchecked("sha256:0", 9)))))
                    .containsExactly("b");
        }
    }

    @Test
    void read_askThatIsDamaged_isUnavailableAndNamed() throws SQLException {
        try (AskStore store = open(temporary)) {
            insert(store, "a");
            insert(store, "b");
        }
        change("UPDATE asks SET document = replace(document, 'PENDING', 'LOST') WHERE id = 'a'");

        try (AskStore store = open(temporary)) {
            assertThatThrownBy(() -> StoreUnderTest.join(store.read(q -> q.find("a"))))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("`a`");
            boolean found = StoreUnderTest.join(store.read(q -> q.find("b").isPresent()));
            assertThat(found).isTrue();
        }
    }

    private AskStore open(Path folder) {
        return SqliteAskStore.open(folder, clock, clock::nanoTicker);
    }

    private static void insert(AskStore store, String id) {
        StoreUnderTest.join(store.write(tx -> {
            tx.insert(pending(id));
            return true;
        }));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + temporary.resolve("asks.db"))) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
