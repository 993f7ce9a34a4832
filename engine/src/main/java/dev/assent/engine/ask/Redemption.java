package dev.assent.engine.ask;

import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Evaluation.Review;
import java.time.Duration;

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

    /** Who counts under the policy of now, had it served all the time: an escalation does if its time had come. */
    private static Review whenApproved(Ask approved, Evaluation current) {
        Duration age = Duration.between(
                approved.createTime(), approved.end().orElseThrow().time());
        return current.at(age, approved.version()).review().orElseThrow();
    }

    private static boolean isCovered(Ask approved, Evaluation current) {
        return approved.evaluation().askingRules().containsAll(current.askingRules())
                && current.review()
                                .orElseThrow()
                                .risk()
                                .compareTo(approved.review().risk())
                        <= 0
                && Quorum.isMet(whenApproved(approved, current).requirements(), approved.approvers());
    }
}
