package dev.assent.engine.ask;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.display.Untrusted;
import java.util.List;
import java.util.Optional;

/**
 * A verdict as it is handed in, before it is checked.
 *
 * @param etag version of the ask that the reviewer saw
 * @param callDigest digest of the call that the reviewer saw, if the client says so
 * @param challengeAnswer what the reviewer typed, may be empty
 */
public record Ballot(
        String etag,
        Optional<String> callDigest,
        Verdict.Outcome outcome,
        String reasonCode,
        Untrusted note,
        List<ArgumentEdit> edits,
        String challengeAnswer,
        String requestId,
        String requestDigest) {
    public Ballot {
        requireNonNull(etag, "etag");
        requireNonNull(callDigest, "callDigest");
        requireNonNull(outcome, "outcome");
        requireNonNull(reasonCode, "reasonCode");
        requireNonNull(note, "note");
        edits = List.copyOf(edits);
        requireNonNull(challengeAnswer, "challengeAnswer");
        requireNonNull(requestId, "requestId");
        requireNonNull(requestDigest, "requestDigest");
    }

    boolean isApproval() {
        return outcome == Verdict.Outcome.APPROVE;
    }

    /** Whether the note says nothing: it has no letter and no digit. */
    boolean givesNoReason() {
        return !note.hasLetters();
    }

    /** The same ballot with another note and other edits. */
    public Ballot with(Untrusted otherNote, List<ArgumentEdit> otherEdits) {
        return new Ballot(
                etag,
                callDigest,
                outcome,
                reasonCode,
                otherNote,
                otherEdits,
                challengeAnswer,
                requestId,
                requestDigest);
    }
}
