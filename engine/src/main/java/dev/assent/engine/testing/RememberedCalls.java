package dev.assent.engine.testing;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.history.Counter;
import dev.assent.engine.history.History;
import dev.assent.engine.history.Increment;
import dev.assent.engine.history.Tally;
import dev.assent.engine.policy.PolicySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What calls leave behind, in memory, by the rules of the server: for tests and replays. For one thread. */
public final class RememberedCalls {
    private final Set<String> labelsBefore;
    private final Map<String, Set<String>> labels = new HashMap<>();
    private final List<Counted> counted = new ArrayList<>();

    /** Begins with these labels on every session. */
    public RememberedCalls(Set<String> labelsBefore) {
        this.labelsBefore = labelsBefore;
    }

    private record Counted(Counter counter, String owner, Instant forgetTime, Tally tally) {}

    /** What the call finds. */
    public History before(ToolCall call, Instant now) {
        return new History() {
            @Override
            public Optional<Set<String>> labels() {
                return call.session().isEmpty() ? Optional.empty() : Optional.of(labelsOf(call.session()));
            }

            @Override
            public Optional<Tally> tally(Counter counter) {
                String owner = call.party(counter.scope());
                return owner.isEmpty() ? Optional.empty() : Optional.of(sum(counter, owner, now));
            }
        };
    }

    /**
     * An ASK is taken as approved for what its labels do to the calls after it, and as not run for what is counted: the
     * stricter of both, as in a batch.
     */
    public void add(PolicySet policies, ToolCall call, Evaluation evaluation, Instant now) {
        switch (evaluation.effect()) {
            case ALLOW -> {
                label(call.session(), evaluation);
                for (Increment increment : policies.increments(call)) {
                    Counter counter = increment.counter();
                    counted.add(new Counted(
                            counter, call.party(counter.scope()), counter.forgetTime(now), increment.tally()));
                }
            }
            case ASK -> label(call.session(), evaluation);
            case DENY -> {}
        }
    }

    private void label(String session, Evaluation evaluation) {
        labels.computeIfAbsent(session, s -> new HashSet<>()).addAll(evaluation.labels());
    }

    private Set<String> labelsOf(String session) {
        Set<String> all = new TreeSet<>(labelsBefore);
        all.addAll(labels.getOrDefault(session, Set.of()));
        return all;
    }

    private Tally sum(Counter counter, String owner, Instant now) {
        return counted.stream()
                .filter(one -> one.counter().equals(counter)
                        && one.owner().equals(owner)
                        && one.forgetTime().isAfter(now))
                .map(Counted::tally)
                .reduce(Tally.NONE, Tally::plus);
    }
}
