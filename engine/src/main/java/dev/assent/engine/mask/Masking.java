package dev.assent.engine.mask;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Puts {@code <masked: 40 characters, 3fa2c1d0>} in the place of secrets: the same secret has the same mark, another one, as
 * good as always, another. Masking what is masked changes nothing. Immutable; safe for any thread.
 */
public final class Masking {
    /** What is masked can bring a new secret to light only so often. */
    private static final int MAX_ROUNDS = 4;

    private static final Masking WITHOUT_KEY = new Masking(Optional.empty());

    private final Marks marks;

    private Masking(Optional<byte[]> key) {
        this.marks = new Marks(key);
    }

    /**
     * Marks with a hash under this key.
     *
     * @param key random, at least 16 bytes; to be kept secret, and as long as marks are to be compared
     */
    public static Masking withKey(byte[] key) {
        if (key.length < Marks.MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "key: " + key.length + " bytes (expected: at least " + Marks.MIN_KEY_BYTES + ")");
        }
        return new Masking(Optional.of(key.clone()));
    }

    /** Marks with the length alone, {@code <masked: 40 characters>}: for where there is no key to keep. */
    public static Masking withoutKey() {
        return WITHOUT_KEY;
    }

    /** Whether some mark of a masked secret, of whatever key, stands in the text. */
    public static boolean hasMark(String text) {
        return !Marks.in(text).isEmpty();
    }

    /** The text with secrets of known formats masked; of a text about a call, {@link MaskedCall#text} masks more. */
    public String text(String text) {
        return text(text, new KnownSecrets());
    }

    /**
     * A call with its secrets masked, and what it takes to mask texts about it. The call and its digest stay what they are.
     *
     * @param declared where policies say that secrets stand in the arguments
     */
    public MaskedCall call(ToolCall call, Collection<MaskPath> declared) {
        return new MaskedCall(this, call, List.copyOf(declared));
    }

    /**
     * The means to mask texts about a call where nobody can wait for it.
     *
     * @param steps what it may cost, of about ten nanoseconds each
     */
    public CallTexts texts(ToolCall call, Collection<MaskPath> declared, long steps) {
        return new CallTexts(this, call, List.copyOf(declared), steps);
    }

    String text(String text, KnownSecrets known) {
        return text(text, known, Effort.unlimited());
    }

    /** Of no use once the effort is spent. */
    String text(String text, KnownSecrets known, Effort effort) {
        if (known.isOverfull() && !text.isEmpty() && !Marks.isMark(text)) {
            return mark(text, known);
        }
        String current = text;
        for (int round = 0; round < MAX_ROUNDS && !effort.isSpent(); round++) {
            String next = once(current, known, effort);
            if (next.equals(current)) {
                break;
            }
            current = next;
        }
        return current;
    }

    /** The mark of a whole value; what is masked already stays as it is. */
    String mark(Object value, KnownSecrets known) {
        String text = value instanceof String string ? string : JsonObject.toJson(value);
        if (value instanceof String && Marks.isMark(text)) {
            return text;
        }
        String mark = marks.of(text);
        known.addMark(mark, value);
        return mark;
    }

    /** Marks are left alone: only what stands between them is looked at. */
    private String once(String text, KnownSecrets known, Effort effort) {
        List<Span> marked = Marks.in(text);
        if (marked.isEmpty()) {
            return part(text, known, effort);
        }
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        for (Span mark : marked) {
            masked.append(part(text.substring(from, mark.start()), known, effort))
                    .append(text, mark.start(), mark.end());
            from = mark.end();
        }
        return masked.append(part(text.substring(from), known, effort)).toString();
    }

    private String part(String text, KnownSecrets known, Effort effort) {
        List<Span> spans = new ArrayList<>(SecretFinder.find(text, effort));
        spans.addAll(known.in(text, effort));
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        for (Span span : Span.merged(spans)) {
            masked.append(text, from, span.start()).append(mark(text.substring(span.start(), span.end()), known));
            from = span.end();
        }
        return masked.append(text, from, text.length()).toString();
    }
}
