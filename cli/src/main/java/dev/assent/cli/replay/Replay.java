package dev.assent.cli.replay;

import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.policy.PolicySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recorded sessions, decided.
 *
 * @param against the set that {@code --against} names
 * @param differences calls that the two sets decide with different effects, in the order of the sessions
 */
record Replay(PolicySet policies, Optional<PolicySet> against, Tally tally, List<Difference> differences) {
    static Replay of(PolicySet policies, Optional<PolicySet> against, List<List<RecordedCall>> sessions, Instant now) {
        Tally tally = new Tally();
        List<Difference> differences = new ArrayList<>();
        SessionReplay replay = new SessionReplay(policies, now);
        Optional<SessionReplay> other = against.map(set -> new SessionReplay(set, now));
        for (List<RecordedCall> session : sessions) {
            List<Evaluation> after = replay.decide(session);
            tally.add(session, after);
            other.map(o -> o.decide(session)).ifPresent(before -> compare(session, before, after, differences));
        }
        return new Replay(policies, against, tally, differences);
    }

    private static void compare(
            List<RecordedCall> session, List<Evaluation> before, List<Evaluation> after, List<Difference> differences) {
        for (int i = 0; i < session.size(); i++) {
            if (before.get(i).effect() != after.get(i).effect()) {
                differences.add(new Difference(session.get(i), before.get(i), after.get(i)));
            }
        }
    }
}
