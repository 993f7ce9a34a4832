package dev.assent.server.store.sqlite;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.history.Increment;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.Join;
import dev.assent.server.port.Lease;
import dev.assent.server.port.Refusal;
import java.time.Instant;
import java.util.Collection;

/** Writes inside one savepoint of the writer's transaction. */
final class SqliteTransaction extends SqliteQuery implements AskTransaction {
    private boolean wrote;
    private boolean wroteEvents;
    private boolean overwrote;

    SqliteTransaction(Sql sql, Instant now) {
        super(sql, now);
    }

    boolean wrote() {
        return wrote;
    }

    boolean wroteEvents() {
        return wroteEvents;
    }

    /** Whether something was let go that the write-ahead log still holds. */
    boolean overwrote() {
        return overwrote;
    }

    @Override
    public void insert(Ask ask) {
        if (JoinRows.find(sql(), ask.origin().caller(), ask.origin().requestId())
                        .isPresent()
                || !AskRows.insert(sql(), ask)) {
            throw new IllegalStateException("the ask's id, or its caller's request id, is taken");
        }
        event(ask.id(), AskEvent.Kind.OPENED);
    }

    @Override
    public void join(Join join) {
        if (findByRequest(join.caller(), join.requestId()).isPresent()
                || find(join.askId()).isEmpty()) {
            throw new IllegalStateException("the ask is not there, or its caller's request id is taken");
        }
        JoinRows.insert(sql(), join);
        wrote = true;
    }

    @Override
    public void update(Ask ask, AskEvent.Kind kind) {
        if (!AskRows.update(sql(), ask)) {
            AskState state = find(ask.id())
                    .orElseThrow(() -> new IllegalStateException("no such ask is there to change"))
                    .state();
            throw new IllegalStateException("an ask that is " + state + " cannot become " + ask.state());
        }
        event(ask.id(), kind);
    }

    @Override
    public void letGo(Ask ask) {
        if (ask.remains().isEmpty() || !AskRows.letGo(sql(), ask)) {
            throw new IllegalStateException("the ask is not there, or its real call is");
        }
        wrote = true;
        overwrote = true;
    }

    @Override
    public void forgetEndedBefore(Instant instant, int limit) {
        wrote |= AskRows.forget(sql(), StoredTime.nanos(instant), limit) > 0;
    }

    @Override
    public void checked(String askId, String revision) {
        sql().update("UPDATE asks SET checked_revision = ? WHERE id = ?", revision, askId);
        wrote = true;
    }

    @Override
    public void putLease(Lease lease) {
        sql().update(
                        "INSERT INTO leases (ask_id, reviewer, session, expire_time) VALUES (?1, ?2, ?3, ?4)"
                                + " ON CONFLICT DO UPDATE SET reviewer = ?2, session = ?3, expire_time = ?4",
                        lease.askId(),
                        lease.reviewer(),
                        lease.session(),
                        StoredTime.nanos(lease.expireTime()));
        event(lease.askId(), AskEvent.Kind.CLAIMED);
    }

    @Override
    public void removeLease(String askId) {
        if (sql().update("DELETE FROM leases WHERE ask_id = ?", askId) > 0) {
            event(askId, AskEvent.Kind.RELEASED);
        }
    }

    /** Events are forgotten from the oldest on, up to the first that is recent enough, so that no gap opens. */
    @Override
    public void forgetEventsBefore(Instant instant) {
        int forgotten = sql().update(
                        "DELETE FROM events WHERE number < coalesce("
                                + "(SELECT number FROM events WHERE time >= ? ORDER BY number LIMIT 1),"
                                + " 9223372036854775807)",
                        StoredTime.nanos(instant));
        wrote |= forgotten > 0;
    }

    @Override
    public void addLabels(String session, Collection<String> labels, Instant forgetTime) {
        HistoryRows.addLabels(sql(), session, labels, forgetTime, now());
        wrote = true;
    }

    @Override
    public void count(Increment increment, String owner) {
        HistoryRows.count(sql(), increment, owner, now());
        wrote = true;
    }

    @Override
    public void forgetPastHistory(int limit) {
        wrote |= HistoryRows.forgetPast(sql(), limit, now()) > 0;
    }

    @Override
    public void remember(Refusal refusal, int most) {
        RefusalRows.remember(sql(), refusal, most);
        wrote = true;
    }

    @Override
    public boolean forgetRefusal(String askId) {
        boolean forgotten = RefusalRows.forget(sql(), askId, now());
        wrote |= forgotten;
        return forgotten;
    }

    @Override
    public void forgetLapsedRefusals(int limit) {
        wrote |= RefusalRows.forgetLapsed(sql(), limit, now()) > 0;
    }

    private void event(String askId, AskEvent.Kind kind) {
        sql().update(
                        "INSERT INTO events (ask_id, kind, time) VALUES (?, ?, ?)",
                        askId,
                        kind.name(),
                        StoredTime.nanos(now()));
        wrote = true;
        wroteEvents = true;
    }
}
