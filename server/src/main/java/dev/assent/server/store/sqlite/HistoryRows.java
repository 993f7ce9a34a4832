package dev.assent.server.store.sqlite;

import dev.assent.engine.history.Counter;
import dev.assent.engine.history.Increment;
import dev.assent.engine.history.Tally;
import dev.assent.server.port.OverloadedException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Labels and counts. */
final class HistoryRows {
    /** About 200 MiB; what still counts is never dropped, so calls that need more are refused. */
    private static final int MAX_ROWS = 1_000_000;

    private static final int FORGOTTEN_FOR_ROOM = 10_000;

    private HistoryRows() {}

    static Set<String> labels(Sql sql, String session, Instant now) {
        return new TreeSet<>(sql.list(
                "SELECT label FROM session_labels WHERE session = ? AND forget_time > ?",
                row -> row.getString(1),
                session,
                StoredTime.nanos(now)));
    }

    static Tally tally(Sql sql, Counter counter, String owner, Instant now) {
        return sql.first(
                        "SELECT coalesce(sum(calls), 0), total(amount), coalesce(sum(unreadable), 0) FROM counts"
                                + " WHERE counter = ? AND owner = ? AND forget_time > ?",
                        row -> new Tally(row.getLong(1), row.getDouble(2), row.getLong(3)),
                        counter.key(),
                        owner,
                        StoredTime.nanos(now))
                .orElseThrow();
    }

    static boolean hasPast(Sql sql, Instant now) {
        return sql.number(
                        "SELECT EXISTS (SELECT 1 FROM session_labels WHERE forget_time <= ?1)"
                                + " OR EXISTS (SELECT 1 FROM counts WHERE forget_time <= ?1)",
                        StoredTime.nanos(now))
                > 0;
    }

    static void addLabels(Sql sql, String session, Collection<String> labels, Instant forgetTime, Instant now) {
        requireRoom(sql, now);
        for (String label : labels) {
            sql.update(
                    "INSERT INTO session_labels (session, label, forget_time) VALUES (?1, ?2, ?3)"
                            + " ON CONFLICT DO UPDATE SET forget_time = max(forget_time, ?3)",
                    session,
                    label,
                    StoredTime.nanos(forgetTime));
        }
    }

    static void count(Sql sql, Increment increment, String owner, Instant now) {
        requireRoom(sql, now);
        Tally tally = increment.tally();
        sql.update(
                "INSERT INTO counts (counter, owner, forget_time, calls, amount, unreadable) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                        + " ON CONFLICT DO UPDATE SET calls = calls + ?4, amount = amount + ?5,"
                        + " unreadable = unreadable + ?6",
                increment.counter().key(),
                owner,
                StoredTime.nanos(increment.counter().forgetTime(now)),
                tally.calls(),
                tally.sum(),
                tally.unreadable());
    }

    /** Gives how many rows are gone. */
    static int forgetPast(Sql sql, int limit, Instant now) {
        int labels = sql.update(
                "DELETE FROM session_labels WHERE (session, label) IN"
                        + " (SELECT session, label FROM session_labels WHERE forget_time <= ? LIMIT ?)",
                StoredTime.nanos(now),
                limit);
        int counts = sql.update(
                "DELETE FROM counts WHERE (counter, owner, forget_time) IN"
                        + " (SELECT counter, owner, forget_time FROM counts WHERE forget_time <= ? LIMIT ?)",
                StoredTime.nanos(now),
                limit);
        return labels + counts;
    }

    private static void requireRoom(Sql sql, Instant now) {
        if (size(sql) >= MAX_ROWS) {
            forgetPast(sql, FORGOTTEN_FOR_ROOM, now);
            if (size(sql) >= MAX_ROWS) {
                throw new OverloadedException("there is no room for more labels and counts");
            }
        }
    }

    private static long size(Sql sql) {
        return sql.number("SELECT size FROM history_size");
    }
}
