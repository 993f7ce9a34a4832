package dev.assent.server.audit;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where a log that exists ends.
 *
 * @param end bytes up to and with the last line feed; what follows is a line that a crash tore
 * @param seq number of the last record, 0 if there is none
 * @param hash of the last line
 */
record Tail(long end, long seq, String hash) {
    private static final int CHUNK = 1 << 16;

    /**
     * Looks for it from the end of the file on.
     *
     * @throws UnreadableRecordException if the last whole line is not a record
     */
    static Tail of(FileChannel file) throws IOException {
        long end = lineFeedBefore(file, file.size()) + 1;
        if (end == 0) {
            return new Tail(0, 0, LinkedRecord.NOTHING_BEFORE);
        }
        long start = lineFeedBefore(file, end - 1) + 1;
        byte[] line = read(file, start, end - 1);
        return new Tail(end, LinkedRecord.parse(line).seq(), LinkedRecord.hash(line));
    }

    /** Puts what follows the last line feed into a new file beside the log, and returns that file. */
    Path saveTorn(FileChannel file, Path log) throws IOException {
        byte[] torn = read(file, end, file.size());
        for (int number = 1; ; number++) {
            Path side = log.resolveSibling(log.getFileName() + ".torn-" + number);
            if (Files.exists(side)) {
                continue;
            }
            try (SeekableByteChannel out =
                    Files.newByteChannel(side, Set.of(CREATE_NEW, WRITE), FileDecisionLog.OWNER_ONLY)) {
                out.write(ByteBuffer.wrap(torn));
            }
            return side;
        }
    }

    /** The position of the last line feed before a position, -1 if there is none. */
    private static long lineFeedBefore(FileChannel file, long position) throws IOException {
        for (long to = position; to > 0; to = Math.max(0, to - CHUNK)) {
            long from = Math.max(0, to - CHUNK);
            byte[] chunk = read(file, from, to);
            for (int i = chunk.length - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return from + i;
                }
            }
        }
        return -1;
    }

    private static byte[] read(FileChannel file, long from, long to) throws IOException {
        if (to - from > LinkedRecord.MAX_LINE_BYTES) {
            throw new UnreadableRecordException(
                    "the last line is longer than " + LinkedRecord.MAX_LINE_BYTES + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return bytes.array();
    }
}
