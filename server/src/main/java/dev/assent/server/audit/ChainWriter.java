package dev.assent.server.audit;

import dev.assent.server.audit.FileDecisionLog.Durability;
import dev.assent.server.audit.PendingRecords.Pending;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/** Writes batches of records to the end of the file: a batch is there as a whole, or not at all. For one thread. */
final class ChainWriter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);

    private final LogFile file;
    private final Durability durability;
    private final MessageDigest sha256 = LinkedRecord.sha256();
    private long end;
    private long seq;
    private byte[] hash;
    private final AsciiJson lines = new AsciiJson();
    private long second = Long.MIN_VALUE;
    private String upToTheSecond = "";
    /** Whether bytes of a batch that failed may stand behind the end. */
    private boolean dirty;

    ChainWriter(LogFile file, Tail tail, Durability durability) {
        this.file = file;
        this.durability = durability;
        this.end = tail.end();
        this.seq = tail.seq();
        this.hash = HexFormat.of().parseHex(tail.hash());
    }

    void write(List<Pending> batch) throws IOException {
        if (dirty) {
            file.truncate(end);
            dirty = false;
        }
        lines.clear();
        long lastSeq = seq;
        byte[] lastHash = hash;
        for (Pending record : batch) {
            lastSeq++;
            int start = lines.length();
            line(record, lastSeq, lastHash);
            lines.digest(sha256, start);
            lastHash = sha256.digest();
            lines.word("\n");
        }
        dirty = true;
        try {
            file.append(end, lines.view());
            if (durability == Durability.FSYNC) {
                file.force();
            }
            dirty = false;
        } finally {
            cutIfDirty();
        }
        end += lines.length();
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

    private void line(Pending record, long number, byte[] prev) {
        lines.word("{\"v\":" + LinkedRecord.VERSION + ",\"seq\":");
        lines.word(Long.toString(number));
        lines.word(",\"time\":\"");
        if (record.time.getEpochSecond() != second) {
            second = record.time.getEpochSecond();
            upToTheSecond = TIME.format(record.time);
        }
        lines.word(upToTheSecond);
        lines.digits(record.time.getNano(), 9);
        lines.word("Z\",");
        lines.all(record.fields);
        lines.word(",\"prev\":\"");
        lines.hex(prev);
        lines.word("\"}");
    }
}
