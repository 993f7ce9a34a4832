package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one tool call. Run the call only if {@link #permits()}.
 *
 * @param obligations what the caller must do if it runs the call; all of types it declared to know
 * @param policyRevision content hash of the policy set that decided
 * @param callDigest digest of the call, after edits
 * @param ask the ask that this decision opened, ended or was superseded by
 * @param editedArgumentsJson the arguments to run instead of those that were sent
 * @param risk the highest risk among the rules that asked
 * @param approvedBy the people whose approval led to this ALLOW
 */
public record Decision(
        String id,
        Effect effect,
        List<Reason> reasons,
        List<Obligation> obligations,
        String policyRevision,
        Instant decideTime,
        String callDigest,
        Optional<AskReference> ask,
        Optional<String> editedArgumentsJson,
        Optional<Risk> risk,
        List<String> approvedBy) {
    public Decision {
        requireNonNull(id, "id");
        requireNonNull(effect, "effect");
        reasons = List.copyOf(reasons);
        obligations = List.copyOf(obligations);
        requireNonNull(policyRevision, "policyRevision");
        requireNonNull(decideTime, "decideTime");
        requireNonNull(callDigest, "callDigest");
        requireNonNull(ask, "ask");
        requireNonNull(editedArgumentsJson, "editedArgumentsJson");
        requireNonNull(risk, "risk");
        approvedBy = List.copyOf(approvedBy);
    }

    /** Whether the call may run now, with {@link #argumentsToRun}. */
    public boolean permits() {
        return effect == Effect.ALLOW;
    }

    /** Whether waiting cannot change the answer. */
    public boolean isFinal() {
        return effect != Effect.ASK;
    }

    /**
     * The arguments with which the call may run: those of the reviewer, else those that were sent.
     *
     * @throws IllegalStateException if the call may not run
     */
    public String argumentsToRun(ToolCall sent) {
        if (!permits()) {
            throw new IllegalStateException("the decision is " + effect + ": the call must not run");
        }
        return editedArgumentsJson.orElse(sent.argumentsJson());
    }

    /** Whether a reason has this code. */
    public boolean has(ReasonCode code) {
        return reasons.stream().anyMatch(reason -> reason.code() == code);
    }

    /** Names no argument: they are not for logs. */
    @Override
    public String toString() {
        return "Decision[" + id + " " + effect + " "
                + reasons.stream().map(Reason::name).toList() + "]";
    }
}
