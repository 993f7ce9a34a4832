package dev.assent.server.store.sqlite;

import dev.assent.server.port.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refusals that are remembered. */
final class RefusalRows {
    private static final String SELECT = "SELECT call_digest, ask_id, expire_time FROM refusals ";

    private RefusalRows() {}

    static Optional<Refusal> find(Sql sql, String callDigest, Instant now) {
        return sql.first(
                SELECT + "WHERE call_digest = ? AND expire_time > ?",
                RefusalRows::refusal,
                callDigest,
                StoredTime.nanos(now));
    }

    static List<Refusal> list(Sql sql, Optional<String> after, int limit, Instant now) {
        return sql.list(
                SELECT + "WHERE ask_id > ? AND expire_time > ? ORDER BY ask_id LIMIT ?",
                RefusalRows::refusal,
                after.orElse(""),
                StoredTime.nanos(now),
                limit);
    }

    static boolean hasLapsed(Sql sql, Instant now) {
        return sql.number("SELECT EXISTS (SELECT 1 FROM refusals WHERE expire_time <= ?)", StoredTime.nanos(now)) > 0;
    }

    static void remember(Sql sql, Refusal refusal, int most) {
        sql.update(
                "INSERT INTO refusals (call_digest, ask_id, expire_time) VALUES (?1, ?2, ?3)"
                        + " ON CONFLICT (call_digest) DO UPDATE SET ask_id = ?2, expire_time = ?3",
                refusal.callDigest(),
                refusal.askId(),
                StoredTime.nanos(refusal.expireTime()));
        sql.update(
                "DELETE FROM refusals WHERE call_digest IN (SELECT call_digest FROM refusals"
                        + " ORDER BY expire_time DESC, call_digest LIMIT -1 OFFSET ?)",
                most);
    }

    static boolean forget(Sql sql, String askId, Instant now) {
        return sql.update("DELETE FROM refusals WHERE ask_id = ? AND expire_time > ?", askId, StoredTime.nanos(now))
                > 0;
    }

    /** Gives how many rows are gone. */
    static int forgetLapsed(Sql sql, int limit, Instant now) {
        return sql.update(
                "DELETE FROM refusals WHERE call_digest IN"
                        + " (SELECT call_digest FROM refusals WHERE expire_time <= ? LIMIT ?)",
                StoredTime.nanos(now),
                limit);
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(row.getString(1), row.getString(2), StoredTime.instant(row.getLong(3)));
    }
}
