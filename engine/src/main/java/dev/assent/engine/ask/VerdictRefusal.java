package dev.assent.engine.ask;

/** Why a verdict is not recorded. The names are those of {@code assent.v1.ErrorReason}. */
public enum VerdictRefusal {
    ASK_NOT_PENDING,
    ASK_CHANGED,
    REVIEWER_NOT_ELIGIBLE,
    SELF_REVIEW,
    VERDICT_ALREADY_GIVEN,
    CHALLENGE_FAILED,
    EDITS_NOT_ACCEPTED,
    INVALID_VERDICT,
    INVALID_EDIT,
    EDIT_DENIED_BY_POLICY,
    REQUEST_ID_REUSED
}
