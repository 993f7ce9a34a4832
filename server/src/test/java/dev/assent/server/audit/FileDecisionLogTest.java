package dev.assent.server.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.assent.server.audit.FileDecisionLog.Durability;
import dev.assent.server.port.OverloadedException;
import dev.assent.server.port.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileDecisionLogTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.000000006Z"));

    @TempDir
    Path temp;

    private Path data;
    private Path file;

    @BeforeEach
    void nameTheFiles() {
        data = temp.resolve("data");
        file = data.resolve("decisions.jsonl");
    }

    @Test
    void append_writesOneLinkedLineARecord() throws Exception {
        try (FileDecisionLog log = open()) {
            log.append("decision", Map.of("effect", "ALLOW")).get();
            log.append("outcome", Map.of()).get();
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .containsExactly(
                        "{\"v\":1,\"seq\":1,\"time\":\"2026-01-02T03:04:05.000000006Z\",\"type\":\"decision\","
                                + "\"effect\":\"ALLOW\",\"prev\":\"" + "0".repeat(64) + "\"}",
                        "{\"v\":1,\"seq\":2,\"time\":\"2026-01-02T03:04:05.000000006Z\",\"type\":\"outcome\","
                                + "\"prev\":\"" + LinkedRecord.hash(lines.get(0).getBytes(US_ASCII)) + "\"}");
        assertIntact(2);
    }

    @Test
    void append_answered_isInTheFile() throws Exception {
        try (FileDecisionLog log = open()) {
            log.append("decision", Map.of()).get();
            assertIntact(1);
        }
    }

    @Test
    void open_makesFilesForTheirOwnerOnly() throws Exception {
        open().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void open_dataFolderBehindALink() throws Exception {
        Files.createDirectory(data);
        Path link = Files.createSymbolicLink(temp.resolve("link"), data);
        try (FileDecisionLog log = FileDecisionLog.open(link, CLOCK, Durability.PROCESS)) {
            log.append("decision", Map.of()).get();
        }
        assertIntact(1);
    }

    @ParameterizedTest
    @EnumSource
    void open_again_continuesTheChain(Durability durability) throws Exception {
        for (int start = 1; start <= 3; start++) {
            try (FileDecisionLog log = FileDecisionLog.open(data, CLOCK, durability)) {
                log.append("decision", Map.of("start", start)).get();
                // longer than the piece in which the end is searched
                log.append("decision", Map.of("text", "x".repeat(200_000))).get();
                assertThat(log.tornLine()).isEmpty();
            }
        }
        assertIntact(6);
    }

    @Test
    void open_tornLastLine_isCutAndKeptAside() throws Exception {
        for (int crash = 1; crash <= 2; crash++) {
            try (FileDecisionLog log = open()) {
                log.append("decision", Map.of()).get();
            }
            String torn = "{\"v\":1,\"seq\":9,\"ti" + crash;
            Files.writeString(file, torn, StandardOpenOption.APPEND);
            try (FileDecisionLog log = open()) {
                assertThat(log.tornLine()).contains(data.resolve("decisions.jsonl.torn-" + crash));
                assertThat(log.tornLine().orElseThrow()).hasContent(torn);
                log.append("decision", Map.of()).get();
            }
        }
        assertIntact(4);
    }

    @Test
    void open_onlyATornLine_beginsAnew() throws Exception {
        Files.createDirectory(data);
        Files.writeString(file, "{\"v\":1,");
        try (FileDecisionLog log = open()) {
            log.append("decision", Map.of()).get();
        }
        assertIntact(1);
    }

    @Test
    void open_damagedLastLine_isRefusedAndLeftAsItIs() throws Exception {
        try (FileDecisionLog log = open()) {
            log.append("decision", Map.of()).get();
        }
        Files.writeString(file, "damage\n", StandardOpenOption.APPEND);
        String before = Files.readString(file);
        assertThatIOException()
                .isThrownBy(this::open)
                .withMessageContaining("its last line is damaged (not a JSON record")
                .withMessageContaining("move the file");
        assertThat(file).hasContent(before);
    }

    @Test
    void open_twice_isRefused() throws Exception {
        try (FileDecisionLog log = open()) {
            assertThatIOException().isThrownBy(this::open).withMessageContaining("in use by another sidecar");
            // reading the log does not free it
            Files.readString(file);
            assertThatIOException().isThrownBy(this::open);
            log.append("decision", Map.of()).get();
        }
        open().close();
    }

    @Test
    void append_fromManyThreads_keepsOneChain() throws Exception {
        int threads = 8;
        int each = 500;
        List<CompletableFuture<Void>> all = new ArrayList<>();
        try (FileDecisionLog log = open()) {
            for (int t = 0; t < threads; t++) {
                int thread = t;
                all.add(CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < each; i++) {
                        log.append("decision", Map.of("thread", thread, "i", i)).join();
                    }
                }));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        }
        assertIntact(4_000);
    }

    @Test
    void close_writesWhatWasAppendedBefore_andTakesNoMore() throws Exception {
        FileDecisionLog log = open();
        List<CompletableFuture<Void>> appended = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            appended.add(log.append("decision", Map.of("i", i)));
        }
        log.close();
        assertThat(appended).allMatch(future -> future.isDone() && !future.isCompletedExceptionally());
        assertIntact(1_000);
        assertUnavailable(log.append("decision", Map.of()));
        log.close();
    }

    @Test
    void append_onAFullDevice_isUnavailable() throws Exception {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "the system has no /dev/full");
        Files.createDirectory(data);
        Files.createSymbolicLink(file, full);
        try (FileDecisionLog log = open()) {
            assertUnavailable(log.append("decision", Map.of()));
            assertUnavailable(log.append("decision", Map.of()));
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @EnumSource
    void append_diskFullForATime_recoversWithAWholeChain(Durability durability) throws Exception {
        FaultyFile disk = faulty();
        try (FileDecisionLog log = open(disk, durability)) {
            log.append("decision", Map.of("n", 1)).get();
            disk.full = true;
            assertUnavailable(log.append("decision", Map.of("n", 2)));
            assertIntact(1);
            disk.cannotTruncate = true;
            assertUnavailable(log.append("decision", Map.of("n", 3)));
            disk.full = false;
            assertUnavailable(log.append("decision", Map.of("n", 4)));
            disk.cannotTruncate = false;
            log.append("decision", Map.of("n", 5)).get();
        }
        assertIntact(2);
        assertThat(Files.readString(file))
                .contains("\"n\":1", "\"n\":5")
                .doesNotContain("\"n\":2", "\"n\":3", "\"n\":4");
    }

    @Test
    void append_stalledDisk_isOverloadedAtTheBound_andLosesNothingThatItTook() throws Exception {
        FaultyFile disk = faulty();
        disk.stalled = new CountDownLatch(1);
        List<CompletableFuture<Void>> taken = new ArrayList<>();
        try (FileDecisionLog log = open(disk, Durability.PROCESS)) {
            CompletableFuture<Void> last = log.append("decision", Map.of());
            while (!last.isDone()) {
                taken.add(last);
                last = log.append("decision", Map.of());
            }
            assertThat(last)
                    .failsWithin(Duration.ZERO)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(OverloadedException.class);
            disk.stalled.countDown();
        }
        // the queue, and at most what the writer had in hand
        assertThat(taken).hasSizeBetween(100, 201).allMatch(future -> !future.isCompletedExceptionally());
        assertIntact(taken.size());
    }

    @Test
    void append_fsync_answersOnlyAfterTheDisk() throws Exception {
        FaultyFile disk = faulty();
        try (FileDecisionLog log = open(disk, Durability.FSYNC)) {
            log.append("decision", Map.of()).get();
            assertThat(disk.forced).hasValue(1);
            disk.cannotForce = true;
            assertUnavailable(log.append("decision", Map.of()));
            disk.cannotForce = false;
            log.append("decision", Map.of()).get();
        }
        assertIntact(2);
    }

    private FileDecisionLog open() throws IOException {
        return FileDecisionLog.open(data, CLOCK, Durability.PROCESS);
    }

    private FaultyFile faulty() throws IOException {
        Files.createDirectories(data);
        LogLock lock = LogLock.take(file);
        return new FaultyFile(new LogFile.OnDisk(
                java.nio.channels.FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), lock));
    }

    private static FileDecisionLog open(FaultyFile disk, Durability durability) {
        return new FileDecisionLog(
                disk,
                new Tail(0, 0, LinkedRecord.NOTHING_BEFORE),
                durability,
                new PendingRecords(100, 1 << 20, CLOCK),
                Optional.empty(),
                new ShortWrites(AfterPass.NEVER, System::nanoTime));
    }

    private void assertIntact(long records) throws IOException {
        ChainCheck check = ChainCheck.of(file);
        assertThat(check.firstBad()).isEmpty();
        assertThat(check.records()).isEqualTo(records);
    }

    private static void assertUnavailable(CompletableFuture<Void> answer) {
        assertThat(answer)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.part()).isEqualTo(UnavailableException.Part.DECISION_LOG));
    }
}
