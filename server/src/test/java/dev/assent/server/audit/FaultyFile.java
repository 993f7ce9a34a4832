package dev.assent.server.audit;

import static com.google.common.util.concurrent.Uninterruptibles.awaitUninterruptibly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A real file on a disk that can become full, keep a part of a write, stall, and be repaired. */
final class FaultyFile implements LogFile {
    private final LogFile file;
    volatile boolean full;
    volatile boolean cannotTruncate;
    volatile boolean cannotForce;
    volatile CountDownLatch stalled = new CountDownLatch(0);
    final AtomicInteger forced = new AtomicInteger();

    FaultyFile(LogFile file) {
        this.file = file;
    }

    @Override
    public void append(long position, ByteBuffer bytes) throws IOException {
        awaitUninterruptibly(stalled);
        if (full) {
            file.append(position, bytes.slice(0, bytes.remaining() / 2));
            throw new IOException("No space left on device");
        }
        file.append(position, bytes);
    }

    @Override
    public void truncate(long size) throws IOException {
        if (cannotTruncate) {
            throw new IOException("Input/output error");
        }
        file.truncate(size);
    }

    @Override
    public void force() throws IOException {
        if (cannotForce) {
            throw new IOException("Input/output error");
        }
        forced.incrementAndGet();
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
