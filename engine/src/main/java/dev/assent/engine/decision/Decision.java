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
 * @param labels what an ALLOW has added to the session, or what the answer to an ASK may add; sorted
 * @param obligations what the caller must do when it runs the call; only on an ALLOW
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
        List<String> approvedBy,
        List<String> labels,
        List<Obligation> obligations) {

    /** What a caller needs to wait for an ask. */
    public record AskReference(String askId, String requestId, Instant expireTime) {
        public AskReference {
            requireNonNull(askId, "askId");
            requireNonNull(requestId, "requestId");
            requireNonNull(expireTime, "expireTime");
        }
    }

    /** The same decision as the request has it that the reference names. */
    public Decision referringTo(AskReference other) {
        return new Decision(
                id,
                effect,
                reasons,
                revision,
                time,
                callDigest,
                Optional.of(other),
                editedArguments,
                risk,
                approvedBy,
                labels,
                obligations);
    }

    /** The same decision; if it has edited arguments, with these instead. */
    public Decision withEditedArguments(String json) {
        return new Decision(
                id,
                effect,
                reasons,
                revision,
                time,
                callDigest,
                ask,
                editedArguments.map(edited -> json),
                risk,
                approvedBy,
                labels,
                obligations);
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
        labels = List.copyOf(labels);
        obligations = List.copyOf(obligations);
        if (!obligations.isEmpty() && effect != Effect.ALLOW) {
            throw new IllegalArgumentException("obligations: some on " + effect + " (expected: ALLOW)");
        }
        if (editedArguments.isPresent() && effect != Effect.ALLOW) {
            throw new IllegalArgumentException("editedArguments: present on " + effect + " (expected: ALLOW)");
        }
    }
}
