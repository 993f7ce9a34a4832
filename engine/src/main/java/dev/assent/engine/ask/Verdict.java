package dev.assent.engine.ask;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.display.Untrusted;
import java.time.Instant;
import java.util.List;

/**
 * What one reviewer said of one version of an ask.
 *
 * @param reviewer as authenticated at that moment, with the groups of that moment
 * @param reasonCode short code for statistics, may be empty
 * @param note for the record and, on REJECT, for the agent; may be empty
 * @param edits what the reviewer changed, in order; the version is the one that the edits made
 * @param version {@link Ask#version()} that the verdict counts for
 * @param requestId the reviewer's id for the request, empty if none
 * @param requestDigest digest of the request, to tell a repeat from a reuse
 */
public record Verdict(
        Reviewer reviewer,
        Outcome outcome,
        String reasonCode,
        Untrusted note,
        List<ArgumentEdit> edits,
        int version,
        Instant time,
        String requestId,
        String requestDigest) {
    /** APPROVE counts towards the requirements; one REJECT ends the ask. */
    public enum Outcome {
        APPROVE,
        REJECT
    }

    public Verdict {
        requireNonNull(reviewer, "reviewer");
        requireNonNull(outcome, "outcome");
        requireNonNull(reasonCode, "reasonCode");
        requireNonNull(note, "note");
        edits = List.copyOf(edits);
        requireNonNull(time, "time");
        requireNonNull(requestId, "requestId");
        requireNonNull(requestDigest, "requestDigest");
    }

    /** The same verdict with the secrets in the values of its edits hidden. */
    Verdict masked(MaskedAsk ask) {
        List<ArgumentEdit> hidden = edits.stream().map(ask::hide).toList();
        return new Verdict(reviewer, outcome, reasonCode, note, hidden, version, time, requestId, requestDigest);
    }
}
