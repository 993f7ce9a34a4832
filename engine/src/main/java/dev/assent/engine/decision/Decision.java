package dev.assent.engine.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one tool call.
 *
 * @param callDigest digest of the call that may run, is refused or is asked about
 * @param ask the ask that this decision opens, ends or is superseded by
 * @param editedArguments JSON text to run instead of what was sent; only on an ALLOW after an edit
 * @param approvedBy reviewers whose approval led to this ALLOW
 */
public record Decision(
        String id,
        Effect effect,
        List<Reason> reasons,
        String revision,
        Instant time,
        String callDigest,
        Optional<AskReference> ask,
        Optional<String> editedArguments,
        Optional<Risk> risk,
        List<String> approvedBy) {

    /** What a caller needs to wait for an ask. */
    public record AskReference(String askId, String requestId, Instant expireTime) {
        public AskReference {
            requireNonNull(askId, "askId");
            requireNonNull(requestId, "requestId");
            requireNonNull(expireTime, "expireTime");
        }
    }

    public Decision {
        requireNonNull(id, "id");
        requireNonNull(effect, "effect");
        reasons = List.copyOf(reasons);
        requireNonNull(revision, "revision");
        requireNonNull(time, "time");
        requireNonNull(callDigest, "callDigest");
        requireNonNull(ask, "ask");
        requireNonNull(editedArguments, "editedArguments");
        requireNonNull(risk, "risk");
        approvedBy = List.copyOf(approvedBy);
        if (editedArguments.isPresent() && effect != Effect.ALLOW) {
            throw new IllegalArgumentException("editedArguments: present on " + effect + " (expected: ALLOW)");
        }
    }
}
