package dev.assent.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assent.engine.ask.Ask;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.UnavailableException;
import dev.assent.server.store.StoreUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed with SIGKILL while it writes. */
class SqliteKilledTest {
    private static final int KILLS = 5;

    @TempDir
    Path temporary;

    @Test
    void kill_losesNothingThatWasAcknowledged() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(writeUntilKilled("kill-" + kill + "-", 20 + 37 * kill));
            try (AskStore store = open()) {
                assertHolds(store, acknowledged);
            }
        }
    }

    /** Gives what the process said until it died; it is killed after so many lines, amid its writing. */
    private List<String> writeUntilKilled(String prefix, int lines) throws IOException, InterruptedException {
        Path said = temporary.resolve(prefix + "said.txt");
        Path folder = temporary.resolve("data");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AcknowledgingWriter.class.getName(),
                        folder.toString(),
                        prefix)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        assertThat(process.isAlive()).isTrue();
                        return wholeLines(said).size() >= lines;
                    });
            assertThatThrownBy(this::open).isInstanceOf(UnavailableException.class);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as("killed by signal 9").isEqualTo(128 + 9);
        List<String> acknowledged = wholeLines(said);
        assertThat(acknowledged).allMatch(line -> line.matches("(opened|voted) " + prefix + ".*"));
        return acknowledged;
    }

    private static List<String> wholeLines(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static void assertHolds(AskStore store, List<String> acknowledged) {
        for (String line : acknowledged) {
            String id = line.substring(line.indexOf(' ') + 1);
            Optional<Ask> ask = StoreUnderTest.join(store.read(q -> q.find(id)));
            assertThat(ask).as(line).isPresent();
            if (line.startsWith("voted")) {
                assertThat(ask.orElseThrow().verdicts()).as(line).hasSize(1);
            }
        }
        List<AskEvent> events = StoreUnderTest.join(store.read(q -> q.eventsAfter(0, 1_000_000)));
        assertThat(events).extracting(AskEvent::number).isSorted().doesNotHaveDuplicates();
        assertThat(events).extracting(AskEvent::time).isSorted();
        // no half of a transaction: every ask has its event, every event its ask
        List<String> ids = StoreUnderTest.join(store.read(q -> q.idsWithPrefix("", 1_000_000)));
        assertThat(events)
                .filteredOn(event -> event.kind() == AskEvent.Kind.OPENED)
                .extracting(AskEvent::askId)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private AskStore open() {
        return SqliteAskStore.open(temporary.resolve("data"), InstantSource.system(), System::nanoTime);
    }
}
