package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One reviewer's APPROVE or REJECT of the ask that this reviewer saw. The server takes it once, however often it is sent.
 *
 * @param etag from the ask's summary
 * @param note for the record and, on REJECT, for the agent; at most 4,096 characters
 * @param edits with APPROVE only: changes of the arguments, applied in order
 * @param challengeAnswer the ask's challenge, typed by the reviewer; else empty
 * @param requestId makes a repeat safe
 * @param callDigest digest of the call that the reviewer saw; empty: not checked
 * @param reasonCode a short code for statistics: at most 64 characters of a-z 0-9 and -; may be empty
 */
public record Verdict(
        String askId,
        String etag,
        VerdictOutcome outcome,
        String note,
        List<Edit> edits,
        String challengeAnswer,
        String requestId,
        String callDigest,
        String reasonCode) {
    public Verdict {
        requireNonNull(askId, "askId");
        requireNonNull(etag, "etag");
        requireNonNull(outcome, "outcome");
        requireNonNull(note, "note");
        edits = List.copyOf(edits);
        requireNonNull(challengeAnswer, "challengeAnswer");
        requireNonNull(callDigest, "callDigest");
        if (!reasonCode.matches("[a-z0-9-]{0,64}")) {
            throw new IllegalArgumentException("reason code: not one (expected: at most 64 of a-z 0-9 -)");
        }
        if (requestId.isEmpty()) {
            requestId = DecisionRequest.newRequestId();
        }
    }

    /** An approval of the ask as it was seen. */
    public static Verdict approve(AskSummary seen, String note) {
        return of(seen, VerdictOutcome.APPROVE, note);
    }

    /** A rejection; the note is what the agent reads. */
    public static Verdict reject(AskSummary seen, String note) {
        return of(seen, VerdictOutcome.REJECT, note);
    }

    private static Verdict of(AskSummary seen, VerdictOutcome outcome, String note) {
        return new Verdict(seen.askId(), seen.etag(), outcome, note, List.of(), "", "", seen.callDigest(), "");
    }

    public Verdict withEdits(List<Edit> changes) {
        return new Verdict(askId, etag, outcome, note, changes, challengeAnswer, requestId, callDigest, reasonCode);
    }

    public Verdict withChallengeAnswer(String typed) {
        return new Verdict(askId, etag, outcome, note, edits, typed, requestId, callDigest, reasonCode);
    }

    /** With a short code for statistics. */
    public Verdict withReasonCode(String code) {
        return new Verdict(askId, etag, outcome, note, edits, challengeAnswer, requestId, callDigest, code);
    }
}
