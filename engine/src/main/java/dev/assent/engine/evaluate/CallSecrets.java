package dev.assent.engine.evaluate;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.mask.MaskedCall;
import dev.assent.engine.mask.Masking;
import dev.assent.engine.policy.PolicySet;
import org.jspecify.annotations.Nullable;

/** Hides the secrets of a call in what is said about it. Looks for them when the first text comes; for one thread. */
final class CallSecrets {
    private final Masking masking;
    private final PolicySet policies;
    private final ToolCall call;
    private @Nullable MaskedCall masked;

    CallSecrets(Masking masking, PolicySet policies, ToolCall call) {
        this.masking = masking;
        this.policies = policies;
        this.call = call;
    }

    String hide(String text) {
        if (masked == null) {
            masked = masking.call(call, policies.masks(call));
        }
        return masked.text(text);
    }
}
