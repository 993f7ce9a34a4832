package dev.assent.server.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** What the log needs of a file. Positions are bytes from its start. */
interface LogFile extends Closeable {
    /** Writes all that is in the buffer, at its end; may fail halfway. */
    void append(long position, ByteBuffer bytes) throws IOException;

    void truncate(long size) throws IOException;

    /** Returns when the disk has what was written. */
    void force() throws IOException;

    /** The real one, and the lock that is freed with it. */
    record OnDisk(FileChannel channel, LogLock lock) implements LogFile {
        @Override
        public void append(long position, ByteBuffer bytes) throws IOException {
            for (long at = position; bytes.hasRemaining(); ) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            try (lock) {
                channel.close();
            }
        }
    }
}
