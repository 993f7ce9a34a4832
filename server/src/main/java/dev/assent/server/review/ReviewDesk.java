package dev.assent.server.review;

import com.google.common.collect.Lists;
import dev.assent.engine.ask.Reviewer;
import dev.assent.server.command.AskLookup;
import dev.assent.server.command.Claims;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import dev.assent.server.command.SubmitVerdict;
import dev.assent.server.feed.AskFeed;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.IdSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Where reviewers sit down: makes their sessions, counts them, and sends them away when the server closes. */
public final class ReviewDesk {
    private static final int MAX_SESSIONS = 256;
    private static final int AGAIN_STEP = 100;

    private final AskStore store;
    private final RecentChanges recent;
    private final Snapshots snapshots;
    private final Claims claims;
    private final SubmitVerdict submitVerdict;
    private final IdSource ids;
    private final Executor pool;
    private final Set<ReviewSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    public ReviewDesk(
            AskStore store, AskFeed feed, Claims claims, SubmitVerdict submitVerdict, IdSource ids, Executor pool) {
        this.store = store;
        this.recent = RecentChanges.follow(store, feed);
        this.snapshots = new Snapshots(store);
        this.claims = claims;
        this.submitVerdict = submitVerdict;
        this.ids = ids;
        this.pool = pool;
    }

    /**
     * A new session; it is silent until it is opened.
     *
     * @throws CommandException if the server closes, or has as many sessions as it takes
     */
    public ReviewSession sitDown(Reviewer reviewer, ReviewSink sink) {
        if (draining) {
            throw new CommandException(ErrorReason.SHUTTING_DOWN, "the server is going away: try again after a while");
        }
        if (sessions.size() >= MAX_SESSIONS) {
            throw new CommandException(ErrorReason.OVERLOADED, "too many reviewers are connected: try again later");
        }
        ReviewSession session = new ReviewSession(this, ids.next(), reviewer, sink, pool);
        sessions.add(session);
        return session;
    }

    /** Looks for changes; also called by the clock, so that a change whose wake-up was lost is only late. */
    public void wake() {
        recent.wake();
    }

    /** Shows these asks again to those who have them in the queue: somebody began or ceased to wait for them. */
    public void showAgain(List<String> askIds) {
        for (List<String> some : Lists.partition(sessions.isEmpty() ? List.of() : askIds, AGAIN_STEP)) {
            store.read(query -> new Again(AskLookup.seen(query, some), query.lastEvent()))
                    .thenAccept(again -> sessions.forEach(session -> session.showAgain(again.asks(), again.asOf())));
        }
    }

    /** Asks as they stood after that event. */
    private record Again(List<AskLookup.Seen> asks, long asOf) {}

    /** Tells every reviewer that the server is about to close, and takes no more. */
    public void drain() {
        draining = true;
        sessions.forEach(ReviewSession::drain);
    }

    /** Ends every session. */
    public void close() {
        draining = true;
        sessions.forEach(session ->
                session.end(new CommandException(ErrorReason.SHUTTING_DOWN, "the server is going away: reconnect")));
    }

    void left(ReviewSession session) {
        sessions.remove(session);
    }

    AskStore store() {
        return store;
    }

    RecentChanges recent() {
        return recent;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    Claims claims() {
        return claims;
    }

    SubmitVerdict submitVerdict() {
        return submitVerdict;
    }
}
