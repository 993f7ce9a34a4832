package dev.assent.server.port;

import dev.assent.engine.history.Increment;
import java.time.Instant;
import java.util.Collection;

/** Writes what allowed calls leave behind. Nothing that still counts is ever dropped to make room. */
public interface HistoryTransaction extends HistoryQuery {
    /**
     * Adds labels to the session, or keeps those that are there for longer.
     *
     * @throws OverloadedException if there is no room
     */
    void addLabels(String session, Collection<String> labels, Instant forgetTime);

    /**
     * Counts one call, at the store's time.
     *
     * @throws OverloadedException if there is no room
     */
    void count(Increment increment, String owner);

    /** Removes what no longer counts, at most so many entries. */
    void forgetPastHistory(int limit);
}
