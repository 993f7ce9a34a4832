package dev.assent.server.port;

import dev.assent.engine.history.Counter;
import dev.assent.engine.history.Tally;
import java.util.Set;

/** What allowed calls left behind, up to the store's time. */
public interface HistoryQuery {
    /** Labels of the session. */
    Set<String> labels(String session);

    /** The calls of that session, agent or subject, of all nodes, that the counter still counts. */
    Tally tally(Counter counter, String owner);

    /** Whether something is kept that no longer counts. */
    boolean hasPastHistory();
}
