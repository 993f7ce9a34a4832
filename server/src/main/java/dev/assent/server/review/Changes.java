package dev.assent.server.review;

import dev.assent.server.command.AskLookup;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskQuery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The asks that changed between two events, each as it stood when the last of them was read.
 *
 * @param after number of the last event before
 * @param upTo number of the last event inside; equal to {@code after} if there was none
 * @param full whether there may be more
 */
record Changes(long after, long upTo, List<Seen> asks, boolean full) {
    /** Reads the next events, at most so many, and none beyond {@code bound}. */
    static Changes read(AskQuery query, long after, long bound, int limit) {
        List<AskEvent> events = query.eventsAfter(after, limit).stream()
                .filter(event -> event.number() <= bound)
                .toList();
        if (events.isEmpty()) {
            return new Changes(after, after, List.of(), false);
        }
        Set<String> changed = new LinkedHashSet<>();
        for (AskEvent event : events) {
            // the last change counts: the ask is shown as it stands now
            changed.remove(event.askId());
            changed.add(event.askId());
        }
        List<Seen> asks = AskLookup.seen(query, List.copyOf(changed));
        return new Changes(after, events.get(events.size() - 1).number(), asks, events.size() == limit);
    }
}
