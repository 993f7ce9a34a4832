package dev.assent.server.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonReader;
import dev.assent.engine.json.JsonShape;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What links one line to the line before it: its number, counted from 1, and that line's SHA-256 in hexadecimal. */
record LinkedRecord(long seq, String prev) {
    static final long VERSION = 1;
    /** In place of a hash, in the first record of a log. */
    static final String NOTHING_BEFORE = "0".repeat(64);

    static final int MAX_LINE_BYTES = 1 << 26;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final JsonLimits LIMITS = new JsonLimits(MAX_LINE_BYTES, 1_000);
    private static final String NULL = "";

    /**
     * Reads a line.
     *
     * @throws UnreadableRecordException with what is wrong with it
     */
    static LinkedRecord parse(byte[] line) {
        Map<String, Object> fields = fields(line);
        if (!(fields.get("v") instanceof Long version) || version != VERSION) {
            throw new UnreadableRecordException("not a record of version " + VERSION);
        }
        if (!(fields.get("seq") instanceof Long seq) || seq < 1) {
            throw new UnreadableRecordException("the record has no number");
        }
        if (!(fields.get("prev") instanceof String prev) || !HASH.matcher(prev).matches()) {
            throw new UnreadableRecordException("the record has no hash of the line before");
        }
        return new LinkedRecord(seq, prev);
    }

    /** Of a line without its line feed. */
    static String hash(byte[] line) {
        return HexFormat.of().formatHex(sha256().digest(line));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, Object> fields(byte[] line) {
        try {
            String text = US_ASCII.newDecoder().decode(ByteBuffer.wrap(line)).toString();
            return JsonReader.readObject(text, LIMITS, new PlainShape());
        } catch (CharacterCodingException e) {
            throw new UnreadableRecordException("not ASCII");
        } catch (JsonException e) {
            throw new UnreadableRecordException("not a JSON record: " + e.getMessage());
        }
    }

    /** Only three members matter here; null is none of them. */
    private static final class PlainShape implements JsonShape {
        @Override
        public Map<String, Object> object(Map<String, Object> members) {
            return members;
        }

        @Override
        public List<Object> array(List<Object> elements) {
            return Collections.emptyList();
        }

        @Override
        public Object nullValue() {
            return NULL;
        }
    }
}
