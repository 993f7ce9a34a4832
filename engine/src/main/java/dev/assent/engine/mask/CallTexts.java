package dev.assent.engine.mask;

import dev.assent.engine.call.ToolCall;
import java.util.List;
import java.util.Optional;

/**
 * Masks texts about one call within bounds: so much work for all of them together, however long they and the call are. A text
 * that could not be looked through to its end is not given out at all. For one thread.
 */
public final class CallTexts {
    /** Longest text that is looked through, in UTF-16 units. */
    public static final int MAX_LENGTH = 65_536;

    private final Masking masking;
    private final KnownSecrets known;
    private final Effort effort;

    CallTexts(Masking masking, ToolCall call, List<MaskPath> declared, long steps) {
        this.masking = masking;
        this.known = SecretPlaces.literals(call, declared);
        this.effort = new Effort(steps);
    }

    /** The text with its secrets masked; empty if looking for them would cost more than is left. */
    public Optional<String> text(String text) {
        if (text.length() > MAX_LENGTH || effort.isSpent()) {
            return Optional.empty();
        }
        String masked = masking.text(text, known, effort);
        return effort.isSpent() ? Optional.empty() : Optional.of(masked);
    }
}
