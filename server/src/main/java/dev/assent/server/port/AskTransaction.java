package dev.assent.server.port;

import dev.assent.engine.ask.Ask;
import java.time.Instant;

/** A query that can also write. Everything is committed together with the events, or nothing is. */
public interface AskTransaction extends AskQuery, HistoryTransaction, RefusalTransaction {
    /**
     * Keeps a new ask and writes {@link AskEvent.Kind#OPENED}.
     *
     * @throws IllegalStateException if the id, or the caller's request id, is taken
     */
    void insert(Ask ask);

    /**
     * Lets another request share the ask. Writes no event.
     *
     * @throws IllegalStateException if the ask is not there, or if the caller's request id is taken
     */
    void join(Join join);

    /**
     * Replaces an ask and writes the event.
     *
     * @throws IllegalStateException if the ask is not there, or if the state changes from a final one
     */
    void update(Ask ask, AskEvent.Kind kind);

    /** Notes that the ask was held against that policy revision; a new ask has been held against that of its evaluation. */
    void checked(String askId, String revision);

    /** Keeps a lease, in place of any other on the ask, and writes {@link AskEvent.Kind#CLAIMED}. */
    void putLease(Lease lease);

    /** Ends the lease on the ask, if there is one, and writes {@link AskEvent.Kind#RELEASED}. */
    void removeLease(String askId);

    /** Forgets events older than that. Streams that resume from before must start again. */
    void forgetEventsBefore(Instant instant);

    /**
     * Replaces an ask by what is left of it without the real call, which can soon not be read from the store's files any more.
     * Writes no event.
     *
     * @throws IllegalStateException if the ask is not there, or the real call is
     */
    void letGo(Ask ask);

    /** Forgets asks, at most so many, whose call was let go and that had ended and were answered before that. */
    void forgetEndedBefore(Instant instant, int limit);
}
