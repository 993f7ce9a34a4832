package dev.assent.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.server.audit.FileDecisionLog.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that network threads write: the thread of a test is one, whose passes end when the test says so. */
class NetworkWritesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    @TempDir
    Path data;

    private volatile Thread networkThread = Thread.currentThread();
    private final List<Runnable> atTheEnd = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger writes = new AtomicInteger();
    private long nanosOfAWrite;

    @Test
    void callsOfOnePass_areOneWrite_onThatThread_andAnsweredByIt() throws Exception {
        try (FileDecisionLog log = open(Durability.PROCESS)) {
            List<CompletableFuture<Void>> written = List.of(append(log), append(log), append(log));
            List<Thread> answering = new ArrayList<>();
            written.forEach(future -> future.thenRun(() -> answering.add(Thread.currentThread())));
            assertThat(writes).hasValue(0);
            endPass();
            assertThat(writes).hasValue(1);
            assertThat(answering).containsOnly(networkThread).hasSize(3);
        }
        assertIntact(3);
    }

    @Test
    void otherThreads_areServedByTheThreadOfTheLog() throws Exception {
        try (FileDecisionLog log = open(Durability.PROCESS)) {
            CompletableFuture<Void> written =
                    CompletableFuture.runAsync(() -> append(log).join());
            assertThat(written).succeedsWithin(Duration.ofSeconds(30));
            assertThat(atTheEnd).isEmpty();
        }
        assertIntact(1);
    }

    @Test
    void afterALongWrite_theThreadOfTheLogWrites_forASecond() throws Exception {
        try (FileDecisionLog log = open(Durability.PROCESS)) {
            nanosOfAWrite = Duration.ofMillis(21).toNanos();
            append(log);
            endPass();
            nanosOfAWrite = 0;
            nanos.addAndGet(Duration.ofMillis(999).toNanos());
            assertThat(append(log)).succeedsWithin(Duration.ofSeconds(30));
            assertThat(atTheEnd).isEmpty();
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            CompletableFuture<Void> last = append(log);
            assertThat(last).isNotDone();
            endPass();
            assertThat(last).isDone();
        }
        assertIntact(3);
    }

    @Test
    void whatNoPassGotTo_isWrittenAtTheEnd() throws Exception {
        CompletableFuture<Void> written;
        try (FileDecisionLog log = open(Durability.PROCESS)) {
            written = append(log);
        }
        assertThat(written).isCompleted();
        assertIntact(1);
        endPass();
        assertIntact(1);
    }

    @Test
    void fsync_neverKeepsANetworkThread() throws Exception {
        networkThread = Thread.currentThread();
        try (FileDecisionLog log = FileDecisionLog.open(data, CLOCK, Durability.FSYNC, this::afterPass)) {
            assertThat(append(log)).succeedsWithin(Duration.ofSeconds(30));
            assertThat(atTheEnd).isEmpty();
        }
    }

    private FileDecisionLog open(Durability durability) throws IOException {
        // a test can run on another thread than its class is made on
        networkThread = Thread.currentThread();
        Path file = data.resolve(FileDecisionLog.FILE_NAME);
        LogLock lock = LogLock.take(file);
        LogFile disk =
                new LogFile.OnDisk(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), lock);
        return new FileDecisionLog(
                new Counted(disk),
                new Tail(0, 0, LinkedRecord.NOTHING_BEFORE),
                durability,
                new PendingRecords(100, 1 << 20, CLOCK),
                Optional.empty(),
                new ShortWrites(this::afterPass, nanos::get));
    }

    private static CompletableFuture<Void> append(FileDecisionLog log) {
        return log.append("decision", Map.of("effect", "ALLOW"));
    }

    private boolean afterPass(Runnable work) {
        if (Thread.currentThread() != networkThread) {
            return false;
        }
        if (!atTheEnd.contains(work)) {
            atTheEnd.add(work);
        }
        return true;
    }

    private void endPass() {
        List<Runnable> all = List.copyOf(atTheEnd);
        atTheEnd.clear();
        all.forEach(Runnable::run);
    }

    private void assertIntact(long records) throws IOException {
        ChainCheck check = ChainCheck.of(data.resolve(FileDecisionLog.FILE_NAME));
        assertThat(check.firstBad()).isEmpty();
        assertThat(check.records()).isEqualTo(records);
    }

    /** Counts the writes, each of which takes as long as the test says. */
    private final class Counted implements LogFile {
        private final LogFile file;

        Counted(LogFile file) {
            this.file = file;
        }

        @Override
        public void append(long position, ByteBuffer bytes) throws IOException {
            writes.incrementAndGet();
            nanos.addAndGet(nanosOfAWrite);
            file.append(position, bytes);
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
