package dev.assent.server.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.assent.server.audit.FileDecisionLog.Durability;
import dev.assent.server.audit.PendingRecords.Pending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/** Writes batches of records to the end of the file: a batch is there as a whole, or not at all. For one thread. */
final class ChainWriter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final LogFile file;
    private final Durability durability;
    private final MessageDigest sha256 = LinkedRecord.sha256();
    private long end;
    private long seq;
    private String hash;
    /** Whether bytes of a batch that failed may stand behind the end. */
    private boolean dirty;

    ChainWriter(LogFile file, Tail tail, Durability durability) {
        this.file = file;
        this.durability = durability;
        this.end = tail.end();
        this.seq = tail.seq();
        this.hash = tail.hash();
    }

    void write(List<Pending> batch) throws IOException {
        if (dirty) {
            file.truncate(end);
            dirty = false;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 12);
        long lastSeq = seq;
        String lastHash = hash;
        for (Pending record : batch) {
            lastSeq++;
            byte[] line = line(record, lastSeq, lastHash);
            lastHash = HexFormat.of().formatHex(sha256.digest(line));
            lines.writeBytes(line);
            lines.write('\n');
        }
        dirty = true;
        try {
            file.append(end, ByteBuffer.wrap(lines.toByteArray()));
            if (durability == Durability.FSYNC) {
                file.force();
            }
            dirty = false;
        } finally {
            cutIfDirty();
        }
        end += lines.size();
        seq = lastSeq;
        hash = lastHash;
    }

    /** At once, so that a crash before the next batch leaves no record that nobody was answered for. */
    private void cutIfDirty() {
        if (dirty) {
            try {
                file.truncate(end);
                dirty = false;
            } catch (IOException e) {
                // tried again before the next batch; the write's own failure is the one to report
                dirty = true;
            }
        }
    }

    private static byte[] line(Pending record, long seq, String prev) {
        byte[] head = ("{\"v\":" + LinkedRecord.VERSION + ",\"seq\":" + seq + ",\"time\":\"" + TIME.format(record.time)
                        + "\",")
                .getBytes(US_ASCII);
        byte[] foot = (",\"prev\":\"" + prev + "\"}").getBytes(US_ASCII);
        return ByteBuffer.allocate(head.length + record.fields.length + foot.length)
                .put(head)
                .put(record.fields)
                .put(foot)
                .array();
    }
}
