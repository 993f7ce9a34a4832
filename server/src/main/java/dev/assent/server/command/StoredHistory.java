package dev.assent.server.command;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.history.Counter;
import dev.assent.engine.history.History;
import dev.assent.engine.history.Tally;
import dev.assent.server.port.HistoryQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The history of one call, read from the store when a rule asks, each thing once. Who is not named in the call has none that
 * could be read. For the transaction of the query.
 */
final class StoredHistory implements History {
    private final HistoryQuery query;
    private final ToolCall call;
    private final Set<String> assumedLabels;
    private final Map<Counter, Tally> known = new HashMap<>();

    /** The assumed labels count as labels of the session. */
    StoredHistory(HistoryQuery query, ToolCall call, Set<String> assumedLabels) {
        this.query = query;
        this.call = call;
        this.assumedLabels = assumedLabels;
    }

    @Override
    public Optional<Set<String>> labels() {
        if (call.session().isEmpty()) {
            return Optional.empty();
        }
        Set<String> labels = new TreeSet<>(query.labels(call.session()));
        labels.addAll(assumedLabels);
        return Optional.of(labels);
    }

    @Override
    public Optional<Tally> tally(Counter counter) {
        String owner = call.party(counter.scope());
        return owner.isEmpty()
                ? Optional.empty()
                : Optional.of(known.computeIfAbsent(counter, one -> query.tally(one, owner)));
    }
}
