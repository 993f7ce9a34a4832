package dev.assent.server.audit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Keeps two processes from writing one log. The lock is on a file of its own: closing any handle of a locked file would free
 * the lock, and the log is also read. The kernel frees it when the process dies.
 */
record LogLock(FileChannel channel) implements Closeable {
    static LogLock take(Path log) throws IOException {
        Path file = log.resolveSibling(log.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, Set.of(CREATE, WRITE), FileDecisionLog.OWNER_ONLY);
        try {
            if (channel.tryLock() != null) {
                return new LogLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // held by this process: the same refusal
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException(
                "the decision log `" + log + "` is in use by another sidecar: give each its own data folder");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
