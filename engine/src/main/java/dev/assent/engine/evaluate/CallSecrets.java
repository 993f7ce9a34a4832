package dev.assent.engine.evaluate;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.mask.CallTexts;
import dev.assent.engine.mask.Masking;
import dev.assent.engine.policy.PolicySet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hides the secrets of a call in what is said about it. Looks for them when the first text comes; for one thread. */
final class CallSecrets {
    /** For all texts of a decision: about 20 ms. */
    static final long DECISION_STEPS = 2_000_000;

    /** For all texts of a trace, which an operator asks for. */
    static final long TRACE_STEPS = 100_000_000;

    private static final String NOT_SEARCHED = "<masked: too long to look for secrets in it>";

    private final Masking masking;
    private final PolicySet policies;
    private final ToolCall call;
    private final long steps;
    private @Nullable CallTexts texts;

    /** @param steps what it may cost; texts that come when it is spent are not shown */
    CallSecrets(Masking masking, PolicySet policies, ToolCall call, long steps) {
        this.masking = masking;
        this.policies = policies;
        this.call = call;
        this.steps = steps;
    }

    /** The text as it may be shown; empty if looking for secrets in it would cost too much. */
    Optional<String> hide(String text) {
        if (texts == null) {
            texts = masking.texts(call, policies.masks(call), steps);
        }
        return texts.text(text);
    }

    /** The same, with words in the place of a text that is not shown. */
    String show(String text) {
        return hide(text).orElse(NOT_SEARCHED);
    }
}
