package dev.assent.engine.display;

import java.util.List;

/**
 * What an encoded part of a text says: to be shown beside the raw text, never in its place. As untrusted as the text is.
 *
 * @param encoding how it was encoded
 * @param where the name that the caller gave to the text; a JSON pointer holds names that are untrusted too
 * @param text what it says; of JSON the indented form, for {@link Untrusted#displayJson()}
 * @param layer 1 for a part of the text itself, 2 for a part of such a part
 * @param cut whether the text goes on beyond {@value Decoder#LONGEST} characters
 */
public record Decoded(Encoding encoding, Untrusted where, Untrusted text, int layer, boolean cut) {
    /** How a part of a text was encoded. */
    public enum Encoding {
        /** Standard or for URLs, with or without padding; UTF-8, or UTF-16 of ASCII. */
        BASE64,
        /** Pairs of hexadecimal digits, bare or each after {@code \x}. */
        HEX,
        /** {@code %41} as in URLs. */
        PERCENT,
        /** The text is itself a JSON object or array. */
        JSON
    }

    /**
     * The encoded parts of a text that say something printable, in their order, {@value Decoder#MOST} at most. Takes time
     * linear in the text.
     *
     * @param where a name for the text, such as a JSON pointer
     */
    public static List<Decoded> of(String where, Untrusted text) {
        return new Decoder(where).decode(text.raw());
    }

    /** As {@link Untrusted#displayLines(Scripts)}, or of JSON {@link Untrusted#displayJson(Scripts)}. */
    public String display(Scripts scripts) {
        return encoding == Encoding.JSON ? text.displayJson(scripts) : text.displayLines(scripts);
    }

    /** Of what it says. */
    public Findings findings() {
        return encoding == Encoding.JSON ? text.findingsJson() : text.findings();
    }
}
