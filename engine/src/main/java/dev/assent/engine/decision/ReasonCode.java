package dev.assent.engine.decision;

/** Why a decision has its effect. The names are those of {@code assent.v1.ReasonCode}. */
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
    POLICY_CHANGED
}
