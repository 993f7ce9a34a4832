package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A verdict that the server holds.
 *
 * @param etag the version of the ask that the reviewer saw; a verdict on an earlier version no longer counts
 */
public record RecordedVerdict(
        String reviewer, VerdictOutcome outcome, String note, Instant verdictTime, List<Edit> edits, String etag) {
    public RecordedVerdict {
        requireNonNull(reviewer, "reviewer");
        requireNonNull(outcome, "outcome");
        requireNonNull(note, "note");
        requireNonNull(verdictTime, "verdictTime");
        edits = List.copyOf(edits);
        requireNonNull(etag, "etag");
    }
}
