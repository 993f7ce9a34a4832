package dev.assent.client;

/** Why a decision has its effect; the meanings stand in the API (decision.proto). */
public enum ReasonCode {
    RULE_MATCHED,
    RULE_ERROR,
    DEFAULT_EFFECT,
    BUDGET_EXCEEDED,
    ARGUMENTS_NOT_IN_SCHEMA,
    NO_ELIGIBLE_REVIEWERS,
    TOO_MANY_PENDING_ASKS,
    APPROVED,
    REJECTED,
    ASK_EXPIRED,
    ASK_CANCELLED,
    APPROVAL_LAPSED,
    APPROVAL_USED,
    SUPERSEDED,
    REFUSED_BEFORE,
    POLICY_CHANGED,
    /** This client made a DENY of an answer that it does not understand. */
    NOT_UNDERSTOOD,
    /** A reason of a newer server. It changes nothing about the effect. */
    UNKNOWN
}
