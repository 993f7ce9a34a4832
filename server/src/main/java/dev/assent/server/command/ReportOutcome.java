package dev.assent.server.command;

import java.util.concurrent.CompletableFuture;

/** Records what happened when an allowed call ran. */
public final class ReportOutcome {
    private static final int MAX_ID = 64;
    private static final int MAX_NOTE = 4_096;

    private final DecisionRecorder recorder;

    public ReportOutcome(DecisionRecorder recorder) {
        this.recorder = recorder;
    }

    /** What became of the call. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        NOT_RUN
    }

    /** Completes once the outcome is on record. */
    public CompletableFuture<Void> report(String caller, String decisionId, Outcome outcome, String note) {
        if (decisionId.isEmpty() || decisionId.length() > MAX_ID) {
            throw new CommandException(ErrorReason.INVALID_OUTCOME, "the decision id is missing or too long");
        }
        if (note.length() > MAX_NOTE) {
            throw new CommandException(
                    ErrorReason.INVALID_OUTCOME, "the note is longer than " + MAX_NOTE + " characters");
        }
        return recorder.recordOutcome(caller, decisionId, outcome.name(), note);
    }
}
