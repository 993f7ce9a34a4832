package dev.assent.engine.mask;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in the place of a secret: {@code <masked: 40 characters, 3fa2c1d0>}, its length in code points and the first 32
 * bits of its HMAC-SHA-256. Without a key there is no hash: one that anybody can compute would let a short secret be guessed.
 */
final class Marks {
    static final int MIN_KEY_BYTES = 16;

    private static final Pattern MARK = Pattern.compile("<masked: [0-9]{1,9} characters?(?:, [0-9a-f]{8})?>");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 4;

    private final Optional<SecretKeySpec> key;

    Marks(Optional<byte[]> key) {
        this.key = key.map(bytes -> new SecretKeySpec(bytes, ALGORITHM));
    }

    String of(String secret) {
        int length = secret.codePointCount(0, secret.length());
        return "<masked: " + length + (length == 1 ? " character" : " characters")
                + key.map(known -> ", " + hash(known, secret)).orElse("") + ">";
    }

    static boolean isMark(String text) {
        return text.startsWith("<masked: ") && MARK.matches(text);
    }

    /** Where marks stand in a text, in their order. */
    static List<Span> in(String text) {
        if (!text.contains("<masked: ")) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        Matcher matcher = MARK.matcher(text);
        while (matcher.find()) {
            spans.add(new Span(matcher.start(), matcher.end()));
        }
        return spans;
    }

    private static String hash(SecretKeySpec key, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(UTF_8)), 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
