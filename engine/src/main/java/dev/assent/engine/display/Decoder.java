package dev.assent.engine.display;

import dev.assent.engine.display.Decoded.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for encoded parts of a text, and in what they say once more. */
final class Decoder {
    static final int MOST = 8;
    static final int LONGEST = 16 << 10;

    private static final int LAYERS = 2;
    /** Candidates that say nothing cost time too. */
    private static final int MOST_TRIED = 1_000;

    /** Possessive throughout: no character is looked at twice by one alternative. */
    private static final Pattern CANDIDATE = Pattern.compile("(?<escapes>(?:\\\\x[0-9A-Fa-f]{2}){4,}+)"
            + "|(?<percent>[!-$&-~]*+%[0-9A-Fa-f]{2}[!-~]*+)"
            + "|(?<run>[A-Za-z0-9+/_-]{16,}+={0,2}+)");

    private final String where;
    private final List<Decoded> found = new ArrayList<>();
    private int tried;

    Decoder(String where) {
        this.where = where;
    }

    List<Decoded> decode(String text) {
        decode(text, 1);
        return List.copyOf(found);
    }

    private void decode(String text, int layer) {
        if (layer > LAYERS) {
            return;
        }
        Optional<String> json = Decoding.json(text);
        if (json.isPresent()) {
            found(Encoding.JSON, json.get(), layer);
            return;
        }
        Matcher candidate = CANDIDATE.matcher(text);
        while (found.size() < MOST && tried++ < MOST_TRIED && candidate.find()) {
            part(candidate, layer);
        }
    }

    private void part(Matcher candidate, int layer) {
        if (candidate.group("escapes") != null) {
            Decoding.hex(candidate.group().replace("\\x", "")).ifPresent(said -> found(Encoding.HEX, said, layer));
        } else if (candidate.group("percent") != null) {
            Decoding.percent(candidate.group()).ifPresent(said -> found(Encoding.PERCENT, said, layer));
        } else {
            Optional<String> hex = Decoding.hex(candidate.group());
            hex.ifPresent(said -> found(Encoding.HEX, said, layer));
            if (hex.isEmpty()) {
                Decoding.base64(candidate.group()).ifPresent(said -> found(Encoding.BASE64, said, layer));
            }
        }
    }

    private void found(Encoding encoding, String said, int layer) {
        if (found.size() >= MOST) {
            return;
        }
        boolean cut = said.length() > LONGEST;
        int end = cut && Character.isHighSurrogate(said.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        found.add(new Decoded(encoding, where, new Untrusted(cut ? said.substring(0, end) : said), layer, cut));
        decode(said, layer + 1);
    }
}
