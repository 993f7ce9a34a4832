package dev.assent.engine.ask;

import dev.assent.engine.decision.Evaluation.Review;

/**
 * Where several people must approve, each makes up their own mind: nobody learns what others said of the present version before
 * the own verdict on it, or the end of the ask.
 */
public final class Blindness {
    private Blindness() {}

    /** Whether the verdicts on the ask are hidden from those who have given none. */
    public static boolean isWanted(Ask ask) {
        return !ask.state().isFinal() && wantsSeveral(ask.review());
    }

    /** Whether the verdicts of others are hidden from this reviewer. */
    public static boolean isBlind(Ask ask, Reviewer reviewer) {
        return isWanted(ask)
                && ask.currentVerdicts()
                        .noneMatch(verdict -> verdict.reviewer().name().equals(reviewer.name()));
    }

    /** Whether some requirement wants more than one person. */
    static boolean wantsSeveral(Review review) {
        return review.requirements().stream().anyMatch(requirement -> requirement.approvals() >= 2);
    }
}
