package dev.assent.server.store.sqlite;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.CallHold;
import dev.assent.engine.history.Counter;
import dev.assent.engine.history.Tally;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.Join;
import dev.assent.server.port.Lease;
import dev.assent.server.port.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads inside one transaction. */
class SqliteQuery implements AskQuery {
    private static final String LEASE = "SELECT ask_id, reviewer, session, expire_time FROM leases ";

    private final Sql sql;
    private final Instant now;
    private boolean over;

    SqliteQuery(Sql sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    /** From here on every use is refused. */
    final void end() {
        over = true;
    }

    final Sql sql() {
        if (over) {
            throw new IllegalStateException("a query is only good inside the function it was handed to");
        }
        return sql;
    }

    @Override
    public final Instant now() {
        return now;
    }

    @Override
    public final Optional<Ask> find(String askId) {
        return AskRows.first(sql(), "WHERE id = ?", askId);
    }

    @Override
    public final Optional<Ask> findByRequest(String caller, String requestId) {
        return AskRows.first(
                sql(),
                "WHERE id IN (SELECT id FROM asks WHERE caller = ?1 AND request_id = ?2"
                        + " UNION ALL SELECT ask_id FROM joins WHERE caller = ?1 AND request_id = ?2)",
                caller,
                requestId);
    }

    @Override
    public final Optional<Join> join(String caller, String requestId) {
        return JoinRows.find(sql(), caller, requestId);
    }

    @Override
    public final int joins(String askId) {
        return JoinRows.count(sql(), askId);
    }

    @Override
    public final List<Ask> pendingOf(String caller, String callDigest) {
        return AskRows.list(
                sql(),
                "WHERE state = 'PENDING' AND sent_digest = ? AND caller = ? ORDER BY ordinal",
                callDigest,
                caller);
    }

    @Override
    public final List<String> idsWithPrefix(String prefix, int limit) {
        List<String> ids = new ArrayList<>();
        // LIKE would take letters of either case, and a pattern would give characters of the prefix a meaning
        for (String id : sql().list(
                        "SELECT id FROM asks WHERE id >= ? ORDER BY id LIMIT ?",
                        row -> row.getString(1),
                        prefix,
                        checked(limit))) {
            if (!id.startsWith(prefix)) {
                break;
            }
            ids.add(id);
        }
        return ids;
    }

    @Override
    public final List<Ask> list(AskState state, Optional<String> after, int limit) {
        long before = after.flatMap(
                        id -> sql().first("SELECT ordinal FROM asks WHERE id = ?", row -> row.getLong(1), id))
                .orElse(Long.MAX_VALUE);
        return AskRows.list(
                sql(),
                "WHERE state = ? AND ordinal < ? ORDER BY ordinal DESC LIMIT ?",
                state.name(),
                before,
                checked(limit));
    }

    @Override
    public final List<Ask> due(Instant instant, int limit) {
        return AskRows.list(
                sql(),
                "WHERE state = 'PENDING' AND expire_time <= ? ORDER BY expire_time, ordinal LIMIT ?",
                StoredTime.nanos(instant),
                checked(limit));
    }

    @Override
    public final List<Ask> toEscalate(Instant instant, int limit) {
        return AskRows.list(
                sql(),
                "WHERE id IN (SELECT id FROM asks INDEXED BY pending_by_escalation"
                        + " WHERE state = 'PENDING' AND escalate_time <= ? ORDER BY escalate_time, ordinal LIMIT ?)"
                        + " ORDER BY escalate_time, ordinal",
                StoredTime.nanos(instant),
                checked(limit));
    }

    @Override
    public final List<Ask> unchecked(String revision, int limit) {
        // two ranges of the index, since `<>` would look at every pending ask; SQLite would take another index and sort
        List<Ask> asks = new ArrayList<>(AskRows.list(
                sql(),
                "WHERE id IN (SELECT id FROM asks INDEXED BY pending_by_revision"
                        + " WHERE state = 'PENDING' AND checked_revision < ? LIMIT ?)",
                revision,
                checked(limit)));
        asks.addAll(AskRows.list(
                sql(),
                "WHERE id IN (SELECT id FROM asks INDEXED BY pending_by_revision"
                        + " WHERE state = 'PENDING' AND checked_revision > ? LIMIT ?)",
                revision,
                limit - asks.size()));
        return asks;
    }

    @Override
    public final List<Ask> held(CallHold why, Instant since, int limit) {
        return AskRows.list(
                sql(),
                "WHERE held = ? AND settle_time <= ? ORDER BY settle_time LIMIT ?",
                why.name(),
                StoredTime.nanos(since),
                checked(limit));
    }

    @Override
    public final boolean hasEndedBefore(Instant instant) {
        return sql().first(
                        "SELECT 1 FROM asks INDEXED BY calls_let_go WHERE held IS NULL AND settle_time < ? LIMIT 1",
                        row -> true,
                        StoredTime.nanos(instant))
                .isPresent();
    }

    @Override
    public final PendingCounts pending(String agent, String session) {
        return sql().first(
                        "SELECT (SELECT pending FROM meta),"
                                + " (SELECT count(*) FROM asks WHERE state = 'PENDING' AND agent = ?1),"
                                + " (SELECT count(*) FROM asks WHERE state = 'PENDING' AND agent = ?1 AND session = ?2)",
                        row -> new PendingCounts(row.getInt(1), row.getInt(2), row.getInt(3)),
                        agent,
                        session)
                .orElseThrow();
    }

    @Override
    public final Optional<Lease> lease(String askId) {
        return sql().first(
                        LEASE + "WHERE ask_id = ? AND expire_time > ?",
                        SqliteQuery::lease,
                        askId,
                        StoredTime.nanos(now));
    }

    @Override
    public final List<Lease> lapsedLeases(Instant instant, int limit) {
        return sql().list(
                        LEASE + "WHERE expire_time <= ? ORDER BY expire_time LIMIT ?",
                        SqliteQuery::lease,
                        StoredTime.nanos(instant),
                        checked(limit));
    }

    @Override
    public final List<AskEvent> eventsAfter(long number, int limit) {
        return sql().list(
                        "SELECT number, ask_id, kind, time FROM events WHERE number > ? ORDER BY number LIMIT ?",
                        row -> new AskEvent(
                                row.getLong(1),
                                row.getString(2),
                                AskEvent.Kind.valueOf(row.getString(3)),
                                StoredTime.instant(row.getLong(4))),
                        number,
                        checked(limit));
    }

    @Override
    public final long lastEvent() {
        // SQLite keeps the highest number ever given here, of events that are forgotten too
        return sql().first("SELECT seq FROM sqlite_sequence WHERE name = 'events'", row -> row.getLong(1))
                .orElse(0L);
    }

    @Override
    public final long firstEvent() {
        return sql().first("SELECT number FROM events ORDER BY number LIMIT 1", row -> row.getLong(1))
                .orElseGet(() -> lastEvent() + 1);
    }

    @Override
    public final Set<String> labels(String session) {
        return HistoryRows.labels(sql(), session, now);
    }

    @Override
    public final Tally tally(Counter counter, String owner) {
        return HistoryRows.tally(sql(), counter, owner, now);
    }

    @Override
    public final boolean hasPastHistory() {
        return HistoryRows.hasPast(sql(), now);
    }

    @Override
    public final Optional<Refusal> refusal(String callDigest) {
        return RefusalRows.find(sql(), callDigest, now);
    }

    @Override
    public final List<Refusal> refusals(Optional<String> after, int limit) {
        return RefusalRows.list(sql(), after, checked(limit), now);
    }

    @Override
    public final boolean hasLapsedRefusals() {
        return RefusalRows.hasLapsed(sql(), now);
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(row.getString(1), row.getString(2), row.getString(3), StoredTime.instant(row.getLong(4)));
    }

    /** SQLite takes a limit below zero for none. */
    private static int checked(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: >= 0)");
        }
        return limit;
    }
}
