package dev.assent.server.audit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.assent.engine.record.FieldSink;
import dev.assent.server.audit.PendingRecords.Pending;
import dev.assent.server.forms.ReasonForms;
import dev.assent.server.port.DecisionLog;
import dev.assent.server.port.OverloadedException;
import dev.assent.server.port.UnavailableException;
import dev.assent.server.port.UnavailableException.Part;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The decision log in {@code decisions.jsonl} of the data folder. Records are written in batches: by the network thread that
 * has read the calls, while that takes it no time to speak of, else by a thread of the log. Futures complete on the thread that
 * wrote, so what hangs on them must be quick. Safe for any thread.
 */
public final class FileDecisionLog implements DecisionLog, AutoCloseable {
    /** What an answered record survives: a crash of the process, or also a power cut. */
    public enum Durability {
        PROCESS,
        FSYNC
    }

    public static final String FILE_NAME = "decisions.jsonl";

    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final int MAX_PENDING = 10_000;
    private static final long MAX_PENDING_BYTES = 16L << 20;
    private static final long BATCH_BYTES = 1L << 20;

    private final LogFile file;
    private final ChainWriter chain;
    private final PendingRecords pending;
    private final Optional<Path> tornLine;
    private final ShortWrites shortWrites;
    private final ReasonForms<byte[]> reasonForms = RecordFields.reasonForms();
    /** Held from taking records to having written them, so that they stand in the file in the order of the queue. */
    private final ReentrantLock writing = new ReentrantLock();

    private final Runnable drain = this::drain;
    private final Thread writer;

    FileDecisionLog(
            LogFile file,
            Tail tail,
            Durability durability,
            PendingRecords pending,
            Optional<Path> tornLine,
            ShortWrites shortWrites) {
        this.file = file;
        this.chain = new ChainWriter(file, tail, durability);
        this.pending = pending;
        this.tornLine = tornLine;
        this.shortWrites = shortWrites;
        this.writer = new Thread(this::writeUntilClosed, "decision-log");
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Opens the log of a data folder; makes folder and file if they do not exist, and goes on with the chain if they do.
     *
     * @throws IOException with a message for the operator, if the log cannot be opened, its last line is not a record, or
     *     another process has it open
     */
    public static FileDecisionLog open(Path dataFolder, InstantSource clock, Durability durability) throws IOException {
        return open(dataFolder, clock, durability, AfterPass.NEVER);
    }

    /** As {@link #open(Path, InstantSource, Durability)}; network threads write what they can write in no time. */
    public static FileDecisionLog open(
            Path dataFolder, InstantSource clock, Durability durability, AfterPass networkThreads) throws IOException {
        if (!Files.isDirectory(dataFolder)) {
            Files.createDirectories(dataFolder, OWNER_ONLY_FOLDER);
        }
        Path log = dataFolder.resolve(FILE_NAME);
        LogLock lock = LogLock.take(log);
        try {
            // a network thread must not wait for a disk
            AfterPass writers = durability == Durability.FSYNC ? AfterPass.NEVER : networkThreads;
            return open(log, lock, clock, durability, new ShortWrites(writers, System::nanoTime));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileDecisionLog open(
            Path log, LogLock lock, InstantSource clock, Durability durability, ShortWrites shortWrites)
            throws IOException {
        FileChannel channel = FileChannel.open(log, Set.of(CREATE, READ, WRITE), OWNER_ONLY);
        try {
            Tail tail = Tail.of(channel);
            Optional<Path> tornLine = Optional.empty();
            if (channel.size() > tail.end()) {
                tornLine = Optional.of(tail.saveTorn(channel, log));
                channel.truncate(tail.end());
            }
            PendingRecords pending = new PendingRecords(MAX_PENDING, MAX_PENDING_BYTES, clock);
            return new FileDecisionLog(
                    new LogFile.OnDisk(channel, lock), tail, durability, pending, tornLine, shortWrites);
        } catch (UnreadableRecordException e) {
            channel.close();
            throw new IOException("the decision log `" + log + "` cannot be continued: its last line is damaged ("
                    + e.getMessage() + "); move the file to a safe place to begin a new log");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Where the bytes of a line are that a crash tore, if this start found one. */
    public Optional<Path> tornLine() {
        return tornLine;
    }

    @Override
    public CompletableFuture<Void> append(String type, Consumer<FieldSink> fields) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        switch (pending.offer(RecordFields.encode(type, fields, reasonForms), written)) {
            case TAKEN -> {
                if (!shortWrites.run(drain)) {
                    pending.call();
                }
            }
            case FULL -> written.completeExceptionally(new OverloadedException("the decision log cannot keep up"));
            case CLOSED -> written.completeExceptionally(unavailable("is closed", null));
        }
        return written;
    }

    /** Writes what was appended before, then lets the file go. */
    @Override
    public void close() throws IOException {
        pending.close();
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                // records come first; the interrupt is passed on below
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        // a network thread may still be writing what it took, and the rest is written here
        writing.lock();
        try {
            drain();
            file.close();
        } finally {
            writing.unlock();
        }
    }

    private void writeUntilClosed() {
        boolean open = true;
        while (open) {
            try {
                open = pending.awaitCall();
                drain();
            } catch (InterruptedException e) {
                // nobody has a reason to interrupt this thread, and callers wait for their records
                open = true;
            }
        }
    }

    /** Writes what waits. Where another thread does that already it is left to it, since it looks again when it is done. */
    private void drain() {
        while (!pending.isEmpty() && writing.tryLock()) {
            Outcome outcome;
            try {
                outcome = write(pending.take(BATCH_BYTES));
            } finally {
                writing.unlock();
            }
            outcome.tell();
        }
    }

    private Outcome write(List<Pending> batch) {
        try {
            if (!batch.isEmpty()) {
                long began = shortWrites.now();
                chain.write(batch);
                shortWrites.wrote(began);
            }
            return new Outcome(batch, null);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new Outcome(batch, unavailable("cannot be written: " + e.getMessage(), e));
        }
    }

    /** What became of a batch. */
    private record Outcome(List<Pending> batch, @Nullable UnavailableException failure) {
        void tell() {
            for (Pending record : batch) {
                if (failure == null) {
                    record.written.complete(null);
                } else {
                    record.written.completeExceptionally(failure);
                }
            }
        }
    }

    private static UnavailableException unavailable(String problem, @Nullable Throwable cause) {
        String message = "the decision log " + problem;
        return cause == null
                ? new UnavailableException(Part.DECISION_LOG, message)
                : new UnavailableException(Part.DECISION_LOG, message, cause);
    }
}
