package dev.assent.engine.display;

import dev.assent.engine.display.Decoded.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for encoded parts of a text, and in what they say once more. Looks at each character a few times. */
final class Decoder {
    static final int MOST = 8;
    static final int LONGEST = 16 << 10;

    private static final int LAYERS = 2;
    private static final int SHORTEST = 16;
    /** From this length on, a line of nothing but base64 goes on in the next line. */
    private static final int WRAPPED = 60;

    private static final String QUOTES = "\"'`<>";

    private final Untrusted where;
    private final List<Decoded> found = new ArrayList<>();

    Decoder(String where) {
        this.where = new Untrusted(where);
    }

    List<Decoded> decode(String text) {
        Optional<String> json = Decoding.json(text);
        if (json.isPresent()) {
            found(Encoding.JSON, json.get(), 1);
        } else {
            parts(text, 1);
        }
        return List.copyOf(found);
    }

    private void parts(String text, int layer) {
        for (int at = 0; at < text.length() && found.size() < MOST; at++) {
            if (isPart(text.charAt(at))) {
                int end = end(text, at);
                part(text.substring(at, end), layer);
                at = end;
            }
        }
    }

    /** Of what stands between spaces and quotes; of the last of several wrapped lines. */
    private static int end(String text, int from) {
        int lineStart = from;
        boolean base64 = true;
        for (int at = from; ; at++) {
            if (at < text.length() && isPart(text.charAt(at))) {
                base64 &= isBase64(text.charAt(at));
                continue;
            }
            int next = at + (text.startsWith("\r\n", at) ? 2 : text.startsWith("\n", at) ? 1 : 0);
            boolean goesOn = next > at && next < text.length() && isBase64(text.charAt(next));
            if (!base64 || !goesOn || at - lineStart < WRAPPED) {
                return at;
            }
            lineStart = next;
            at = next - 1;
        }
    }

    private void part(String part, int layer) {
        Optional<String> percent = Decoding.percent(part);
        if (percent.isPresent()) {
            found(Encoding.PERCENT, percent.get(), layer);
            return;
        }
        String one = part.replace("\r", "").replace("\n", "");
        for (int at = 0; at < one.length() && found.size() < MOST; at++) {
            int from = at;
            at = escapes(one, from);
            if (at > from) {
                Decoding.hex(one.substring(from, at).replace("\\x", ""))
                        .ifPresent(said -> found(Encoding.HEX, said, layer));
            }
            int run = at;
            while (at < one.length() && isBase64(one.charAt(at))) {
                at++;
            }
            if (at - run >= SHORTEST) {
                run(one.substring(run, at), layer);
            }
        }
    }

    private void run(String run, int layer) {
        Optional<String> hex = Decoding.hex(run);
        if (hex.isPresent()) {
            found(Encoding.HEX, hex.get(), layer);
        } else {
            Decoding.base64(run).ifPresent(said -> found(Encoding.BASE64, said, layer));
        }
    }

    /** Where a row of {@code \x41} that begins here ends. */
    private static int escapes(String text, int from) {
        int at = from;
        while (text.startsWith("\\x", at)
                && at + 4 <= text.length()
                && Character.digit(text.charAt(at + 2), 16) >= 0
                && Character.digit(text.charAt(at + 3), 16) >= 0) {
            at += 4;
        }
        return at;
    }

    private static boolean isPart(char c) {
        return c > ' ' && c < 0x7F && QUOTES.indexOf(c) < 0;
    }

    private static boolean isBase64(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "+/-_=".indexOf(c) >= 0;
    }

    private void found(Encoding encoding, String said, int layer) {
        if (found.size() >= MOST) {
            return;
        }
        boolean cut = said.length() > LONGEST;
        int end = cut && Character.isHighSurrogate(said.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        found.add(new Decoded(encoding, where, new Untrusted(cut ? said.substring(0, end) : said), layer, cut));
        if (layer == LAYERS) {
            return;
        }
        Optional<String> json = encoding == Encoding.JSON ? Optional.empty() : Decoding.json(said);
        if (json.isPresent()) {
            found(Encoding.JSON, json.get(), layer + 1);
        } else {
            parts(said, layer + 1);
        }
    }
}
