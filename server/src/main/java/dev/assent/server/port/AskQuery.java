package dev.assent.server.port;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.CallHold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One consistent state of the store. Only good inside the function it was handed to. */
public interface AskQuery extends HistoryQuery, RefusalQuery {
    /** The store's time: the wall clock, but never earlier than what the store has seen before. */
    Instant now();

    /** Ids compare byte for byte. */
    Optional<Ask> find(String askId);

    /** The ask that this caller opened, or joined, with this request id. */
    Optional<Ask> findByRequest(String caller, String requestId);

    /** What this caller joined with this request id. */
    Optional<Join> join(String caller, String requestId);

    /** How many requests have joined the ask. */
    int joins(String askId);

    /** PENDING asks that this caller opened for the call with that digest, as the agent sent it; the oldest first. */
    List<Ask> pendingOf(String caller, String callDigest);

    /** Ids that begin so, in order. */
    List<String> idsWithPrefix(String prefix, int limit);

    /**
     * Asks in that state, the newest first.
     *
     * @param after continue behind this ask; from the newest if empty or unknown
     */
    List<Ask> list(AskState state, Optional<String> after, int limit);

    /** PENDING asks whose expiry is not after that instant, the earliest first. */
    List<Ask> due(Instant instant, int limit);

    /** PENDING asks whose {@link Ask#escalateTime()} is not after that instant, the earliest first. */
    List<Ask> toEscalate(Instant instant, int limit);

    /** PENDING asks that were last held against another policy revision than that, in no order. */
    List<Ask> unchecked(String revision, int limit);

    /** Asks whose real call is held for that reason since that time or longer, the longest first. */
    List<Ask> held(CallHold why, Instant since, int limit);

    /** Whether an ask, whose call was let go, had ended and was answered before that. */
    boolean hasEndedBefore(Instant instant);

    /** How many asks are PENDING. */
    PendingCounts pending(String agent, String session);

    /** Who holds the ask; a lease that has lapsed is none. */
    Optional<Lease> lease(String askId);

    /** Leases whose time is up but that are still kept, at most so many. */
    List<Lease> lapsedLeases(Instant instant, int limit);

    /** Events with a number above that, in order. */
    List<AskEvent> eventsAfter(long number, int limit);

    /** Number of the last event, forgotten or not; 0 if there never was one. */
    long lastEvent();

    /** Number of the oldest event that is kept; later than {@code lastEvent()} if none is. */
    long firstEvent();

    /** PENDING asks: in all, of the agent, of the agent's session. */
    record PendingCounts(int all, int ofAgent, int ofSession) {}
}
