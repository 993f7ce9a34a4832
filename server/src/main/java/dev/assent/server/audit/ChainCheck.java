package dev.assent.server.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a check of a decision log found.
 *
 * @param records good ones, from the first on
 * @param head hash of the last good line; 64 zeros if there is none
 * @param firstBad where the chain breaks; the lines after it were not looked at
 */
public record ChainCheck(long records, String head, Optional<BadLine> firstBad) {
    /**
     * A line that breaks the chain.
     *
     * @param line counts from 1
     */
    public record BadLine(long line, String problem) {}

    /** Reads a log from its first record on. A sidecar may be writing it: its last line may then look torn. */
    public static ChainCheck of(Path log) throws IOException {
        String head = LinkedRecord.NOTHING_BEFORE;
        long records = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log), 1 << 16)) {
            for (Line line = Line.next(in); line.isThere(); line = Line.next(in)) {
                Optional<String> problem = problem(line, records + 1, head);
                if (problem.isPresent()) {
                    return new ChainCheck(records, head, Optional.of(new BadLine(records + 1, problem.get())));
                }
                head = LinkedRecord.hash(line.bytes);
                records++;
            }
        }
        return new ChainCheck(records, head, Optional.empty());
    }

    private static Optional<String> problem(Line line, long seq, String prev) {
        if (!line.whole) {
            return Optional.of("the line is torn: it has no line feed at its end");
        }
        try {
            LinkedRecord record = LinkedRecord.parse(line.bytes);
            if (!record.prev().equals(prev)) {
                return Optional.of("the hash of the line before does not match: that line was changed, or lines are"
                        + " missing, added or moved");
            }
            return record.seq() == seq
                    ? Optional.empty()
                    : Optional.of("the record has number " + record.seq() + " instead of " + seq);
        } catch (UnreadableRecordException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The bytes up to a line feed, without it; at the end of the file, up to there. */
    private static final class Line {
        private final byte[] bytes;
        private final boolean whole;

        private Line(byte[] bytes, boolean whole) {
            this.bytes = bytes;
            this.whole = whole;
        }

        boolean isThere() {
            return whole || bytes.length > 0;
        }

        static Line next(InputStream in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            // one byte more than a record may have is enough to see that it is none
            while (bytes.size() <= LinkedRecord.MAX_LINE_BYTES) {
                int next = in.read();
                if (next < 0) {
                    return new Line(bytes.toByteArray(), false);
                }
                if (next == '\n') {
                    return new Line(bytes.toByteArray(), true);
                }
                bytes.write(next);
            }
            return new Line(bytes.toByteArray(), false);
        }
    }
}
