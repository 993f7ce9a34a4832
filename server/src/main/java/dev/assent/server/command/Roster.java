package dev.assent.server.command;

import dev.assent.engine.ask.ReviewRules;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Evaluation;
import dev.assent.server.port.ReviewerAuthenticator;
import java.util.Optional;

/**
 * Whether there are people who could answer: if everybody is known and they are too few, nobody is asked in vain. Safe for any
 * thread.
 */
public final class Roster {
    private final ReviewerAuthenticator reviewers;
    private volatile Optional<Evaluation> shortage = Optional.empty();

    public Roster(ReviewerAuthenticator reviewers) {
        this.reviewers = reviewers;
    }

    /** Whether those who may answer this call can meet what the evaluation wants; remembers if they can't. */
    boolean canAnswer(String caller, ToolCall call, Evaluation asking) {
        boolean can = reviewers
                .roster()
                .map(people ->
                        ReviewRules.canBeMet(caller, call, asking.review().orElseThrow(), people))
                .orElse(true);
        if (!can) {
            shortage = Optional.of(asking);
        }
        return can;
    }

    /** What is short for the operator to mend, if a call was denied for it under that policy revision. */
    public Optional<String> warning(String revision) {
        return shortage.filter(asking -> asking.revision().equals(revision))
                .map(asking -> "there are not enough reviewers for " + String.join(", ", asking.askingRules())
                        + ": such calls are denied");
    }
}
