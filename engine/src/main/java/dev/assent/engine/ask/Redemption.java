package dev.assent.engine.ask;

import dev.assent.engine.decision.Evaluation;

/** What an approval is worth once policy has run again. */
public enum Redemption {
    /** Policy agrees: the call may run. */
    ALLOW,
    /** Policy denies now: people cannot overrule it. */
    DENY,
    /** Policy wants more than was shown to the people who approved. */
    SUPERSEDED;

    /**
     * Compares what was approved with what policy says now of the same call.
     *
     * @param approved an APPROVED ask
     */
    public static Redemption of(Ask approved, Evaluation current) {
        return switch (current.effect()) {
            case ALLOW -> ALLOW;
            case DENY -> DENY;
            case ASK -> isCovered(approved, current) ? ALLOW : SUPERSEDED;
        };
    }

    private static boolean isCovered(Ask approved, Evaluation current) {
        return approved.evaluation().askingRules().containsAll(current.askingRules())
                && current.review()
                                .orElseThrow()
                                .risk()
                                .compareTo(approved.review().risk())
                        <= 0
                && Quorum.isMet(current.review().orElseThrow().requirements(), approved.approvers());
    }
}
