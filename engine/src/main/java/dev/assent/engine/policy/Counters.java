package dev.assent.engine.policy;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.history.Counter;
import dev.assent.engine.history.Increment;
import dev.assent.engine.history.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everything that the policies of a set count. Immutable. */
final class Counters {
    private final List<Watched> watched;

    private Counters(List<Watched> watched) {
        this.watched = List.copyOf(watched);
    }

    private record Watched(Counter counter, List<NamePattern> tools) {
        boolean covers(String tool) {
            return tools.stream().anyMatch(pattern -> pattern.matches(tool));
        }
    }

    static Counters of(List<Policy> policies) {
        return new Counters(policies.stream()
                .flatMap(policy -> policy.history().counters().stream())
                .distinct()
                .sorted(Comparator.comparing(Counter::key))
                .map(counter -> new Watched(
                        counter, counter.tools().stream().map(NamePattern::new).toList()))
                .toList());
    }

    boolean cover(String tool) {
        return watched.stream().anyMatch(one -> one.covers(tool));
    }

    /** What the call adds if it is allowed. */
    List<Increment> increments(ToolCall call) {
        return watched.stream()
                .filter(one -> one.covers(call.tool()))
                .map(one -> new Increment(one.counter(), tally(one.counter(), call)))
                .toList();
    }

    private static Tally tally(Counter counter, ToolCall call) {
        Optional<String> field = counter.field();
        if (field.isEmpty()) {
            return Tally.ONE_CALL;
        }
        Object value = call.arguments().get(field.get());
        return value == null ? Tally.NO_VALUE : Tally.ofValue(value);
    }
}
