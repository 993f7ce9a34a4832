package dev.assent.engine.display;

import dev.assent.engine.json.IndentedJson;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonReader;
import dev.assent.engine.json.JsonShape;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step of decoding; empty if the text is not so encoded, or says nothing that can be printed. */
final class Decoding {
    private static final int SHORTEST_HEX = 8;
    /** Indented, a deep text is many times longer. */
    private static final JsonLimits LIMITS = new JsonLimits(64 << 10, JsonLimits.CALL.maxDepth());

    /** To know whether a text is JSON, nothing need be built. */
    private static final JsonShape NOTHING = new JsonShape() {
        @Override
        public Map<String, Object> object(Map<String, Object> members) {
            return Map.of();
        }

        @Override
        public List<Object> array(List<Object> elements) {
            return List.of();
        }

        @Override
        public Object nullValue() {
            return "";
        }
    };

    private Decoding() {}

    static Optional<String> base64(String text) {
        String standard = text.replace('-', '+').replace('_', '/');
        try {
            return printable(Base64.getDecoder().decode(standard));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<String> hex(String text) {
        if (text.length() < SHORTEST_HEX || text.length() % 2 != 0 || !HexFormat.isHexDigit(text.charAt(0))) {
            return Optional.empty();
        }
        try {
            return printable(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** At least two escapes; one alone can be read. What they say need not be printable. */
    static Optional<String> percent(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        int escapes = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '%'
                    && i + 2 < text.length()
                    && HexFormat.isHexDigit(text.charAt(i + 1))
                    && HexFormat.isHexDigit(text.charAt(i + 2));
            bytes.put(escape ? (byte) HexFormat.fromHexDigits(text, i + 1, i + 3) : (byte) text.charAt(i));
            escapes += escape ? 1 : 0;
            i += escape ? 2 : 0;
        }
        return escapes < 2 ? Optional.empty() : text(bytes.flip(), StandardCharsets.UTF_8);
    }

    /** Of a text that is one JSON object or array and not empty, the indented form. */
    static Optional<String> json(String text) {
        String json = text.strip();
        boolean object = json.startsWith("{") && json.endsWith("}");
        boolean array = json.startsWith("[") && json.endsWith("]");
        if (json.length() <= 2 || !(object || array)) {
            return Optional.empty();
        }
        try {
            JsonReader.readValue(json, LIMITS, NOTHING);
            return Optional.of(IndentedJson.of(withoutSpaces(json)));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static String withoutSpaces(String json) {
        StringBuilder out = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString && c == '\\') {
                out.append(c).append(json.charAt(++i));
            } else if (inString || c > ' ') {
                out.append(c);
                inString ^= c == '"';
            }
        }
        return out.toString();
    }

    private static Optional<String> printable(byte[] bytes) {
        Charset charset = isWideAscii(bytes) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        Optional<String> text = text(ByteBuffer.wrap(bytes), charset);
        return text.filter(said -> !said.isEmpty() && said.codePoints().allMatch(Decoding::isPrintable));
    }

    /** Blank and format characters count: an encoding that hides them is worth seeing. */
    private static boolean isPrintable(int c) {
        if (c < 0x20) {
            return c == '\n' || c == '\r' || c == '\t' || c == 0x1B;
        }
        int type = Assigned.type(c);
        return c < 0x7F || (c > 0x9F && type != Character.UNASSIGNED && type != Character.PRIVATE_USE);
    }

    /** As the encoded commands of PowerShell are. */
    private static boolean isWideAscii(byte[] bytes) {
        for (int i = 1; i < bytes.length; i += 2) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes.length > 2 && bytes.length % 2 == 0;
    }

    private static Optional<String> text(ByteBuffer bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
