package dev.assent.server.store.sqlite;

import dev.assent.server.port.Join;
import java.util.Optional;

/** Requests that share an ask. */
final class JoinRows {
    private JoinRows() {}

    static Optional<Join> find(Sql sql, String caller, String requestId) {
        return sql.first(
                "SELECT ask_id, request_digest FROM joins WHERE caller = ? AND request_id = ?",
                row -> new Join(row.getString(1), caller, requestId, row.getString(2)),
                caller,
                requestId);
    }

    static int count(Sql sql, String askId) {
        return (int) sql.number("SELECT count(*) FROM joins WHERE ask_id = ?", askId);
    }

    static void insert(Sql sql, Join join) {
        sql.update(
                "INSERT INTO joins (caller, request_id, ask_id, request_digest) VALUES (?, ?, ?, ?)",
                join.caller(),
                join.requestId(),
                join.askId(),
                join.requestDigest());
    }
}
