package dev.assent.server.command;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.history.Counter;
import dev.assent.engine.history.Increment;
import dev.assent.engine.policy.PolicySet;
import dev.assent.server.port.HistoryTransaction;
import java.time.Instant;

/** What an ALLOW leaves behind: labels and counts, in the transaction that decides. */
final class AllowedCalls {
    private AllowedCalls() {}

    /**
     * Keeps labels and counts of a call that may run. Who is not named in the call gets none, and rules that ask for them
     * are then in error.
     *
     * @param evaluation by the same policies; ALLOW, or an ASK that people approved
     */
    static void keep(HistoryTransaction tx, PolicySet policies, ToolCall call, Evaluation evaluation, Instant now) {
        if (evaluation.effect() == Effect.DENY) {
            throw new IllegalArgumentException("evaluation: DENY (expected: of a call that may run)");
        }
        if (!evaluation.labels().isEmpty() && !call.session().isEmpty()) {
            tx.addLabels(call.session(), evaluation.labels(), now.plus(Counter.MAX_WINDOW));
        }
        for (Increment increment : policies.increments(call)) {
            String owner = call.party(increment.counter().scope());
            if (!owner.isEmpty()) {
                tx.count(increment, owner);
            }
        }
    }
}
