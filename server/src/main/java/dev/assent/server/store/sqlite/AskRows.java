package dev.assent.server.store.sqlite;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.call.CallDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks from and to the tables asks, ask_calls and verdicts. */
final class AskRows {
    private static final String SELECT = "SELECT id, document, arguments, edited_arguments, answered_arguments, context"
            + " FROM asks JOIN ask_calls ON ask_calls.ask_id = asks.id ";

    /** The tables with rows of asks. */
    private static final List<String> DEPENDENTS = List.of("ask_calls", "verdicts", "leases", "joins", "refusals");

    private AskRows() {}

    static Optional<Ask> first(Sql sql, String where, @Nullable Object... values) {
        return list(sql, where, values).stream().findFirst();
    }

    static List<Ask> list(Sql sql, String where, @Nullable Object... values) {
        List<Row> rows = sql.list(
                SELECT + where,
                row -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                values);
        return rows.stream().map(row -> row.toAsk(verdicts(sql, row.id))).toList();
    }

    /** Whether the ask is in now; else its id, or its caller's request id, was taken. */
    static boolean insert(Sql sql, Ask ask) {
        AskDocument document = AskDocument.of(ask);
        int inserted = sql.update(
                "INSERT INTO asks (id, caller, request_id, state, agent, session, expire_time, document,"
                        + " checked_revision, sent_digest, held, settle_time, escalate_time)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                ask.id(),
                ask.origin().caller(),
                ask.origin().requestId(),
                ask.state().name(),
                ask.call().agent(),
                ask.call().session(),
                StoredTime.nanos(ask.expireTime()),
                document.document(),
                ask.evaluation().revision(),
                CallDigest.of(ask.originalCall()),
                reason(ask),
                since(ask),
                escalateTime(ask));
        if (inserted == 0) {
            return false;
        }
        sql.update(
                "INSERT INTO ask_calls (ask_id, arguments, edited_arguments, answered_arguments, context)"
                        + " VALUES (?, ?, ?, ?, ?)",
                ask.id(),
                document.arguments(),
                document.editedArguments(),
                document.answeredArguments(),
                document.context());
        insertVerdicts(sql, ask, document.verdicts(), 0);
        return true;
    }

    /**
     * Whether the ask was changed; else it is not there, or has ended in another state. Origin and names of the call never
     * change.
     */
    static boolean update(Sql sql, Ask ask) {
        AskDocument document = AskDocument.of(ask);
        int updated = sql.update(
                "UPDATE asks SET state = ?1, expire_time = ?2, document = ?3, held = ?5,"
                        + " settle_time = coalesce(?6, settle_time), escalate_time = ?7"
                        + " WHERE id = ?4 AND (state = 'PENDING' OR state = ?1)",
                ask.state().name(),
                StoredTime.nanos(ask.expireTime()),
                document.document(),
                ask.id(),
                reason(ask),
                since(ask),
                escalateTime(ask));
        if (updated == 0) {
            return false;
        }
        // what the agent sent changes only when it is let go, and is much of what there is to write
        sql.update(
                "UPDATE ask_calls SET edited_arguments = ?1, answered_arguments = ?2"
                        + " WHERE ask_id = ?3 AND (edited_arguments IS NOT ?1 OR answered_arguments IS NOT ?2)",
                document.editedArguments(),
                document.answeredArguments(),
                ask.id());
        int kept = inCommon(verdicts(sql, ask.id()), document.verdicts());
        sql.update("DELETE FROM verdicts WHERE ask_id = ? AND place >= ?", ask.id(), kept);
        insertVerdicts(sql, ask, document.verdicts(), kept);
        return true;
    }

    /** Overwrites the texts of the real call with those of the ask. Whether the ask was there. */
    static boolean letGo(Sql sql, Ask ask) {
        if (!update(sql, ask)) {
            return false;
        }
        AskDocument document = AskDocument.of(ask);
        sql.update(
                "UPDATE ask_calls SET arguments = ?, edited_arguments = ?, answered_arguments = ?, context = ?"
                        + " WHERE ask_id = ?",
                document.arguments(),
                document.editedArguments(),
                document.answeredArguments(),
                document.context(),
                ask.id());
        return true;
    }

    /** Forgets asks whose call was let go and that were settled before; gives how many. */
    static int forget(Sql sql, long settledBefore, int limit) {
        List<String> ids = sql.list(
                "SELECT id FROM asks INDEXED BY calls_let_go WHERE held IS NULL AND settle_time < ?"
                        + " ORDER BY settle_time LIMIT ?",
                row -> row.getString(1),
                settledBefore,
                limit);
        for (String id : ids) {
            DEPENDENTS.forEach(table -> sql.update("DELETE FROM " + table + " WHERE ask_id = ?", id));
            sql.update("DELETE FROM asks WHERE id = ?", id);
        }
        return ids.size();
    }

    private static @Nullable String reason(Ask ask) {
        return ask.held().map(held -> held.why().name()).orElse(null);
    }

    private static @Nullable Long since(Ask ask) {
        return ask.held().map(held -> StoredTime.nanos(held.since())).orElse(null);
    }

    private static @Nullable Long escalateTime(Ask ask) {
        return ask.escalateTime().map(StoredTime::nanos).orElse(null);
    }

    private static void insertVerdicts(Sql sql, Ask ask, List<VerdictDocument> documents, int from) {
        for (int place = from; place < documents.size(); place++) {
            sql.update(
                    "INSERT INTO verdicts (ask_id, place, reviewer, version, document, edits)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    ask.id(),
                    place,
                    ask.verdicts().get(place).reviewer().name(),
                    ask.verdicts().get(place).version(),
                    documents.get(place).document(),
                    documents.get(place).edits());
        }
    }

    /** How many are the same from the first on. */
    private static int inCommon(List<VerdictDocument> one, List<VerdictDocument> other) {
        int count = 0;
        while (count < Math.min(one.size(), other.size()) && one.get(count).equals(other.get(count))) {
            count++;
        }
        return count;
    }

    private static List<VerdictDocument> verdicts(Sql sql, String askId) {
        return sql.list(
                "SELECT document, edits FROM verdicts WHERE ask_id = ? ORDER BY place",
                row -> new VerdictDocument(row.getString(1), row.getString(2)),
                askId);
    }

    private record Row(
            String id,
            String document,
            String arguments,
            @Nullable String editedArguments,
            @Nullable String answeredArguments,
            String context) {

        Ask toAsk(List<VerdictDocument> verdicts) {
            try {
                return new AskDocument(document, arguments, editedArguments, answeredArguments, context, verdicts)
                        .toAsk();
            } catch (RuntimeException e) {
                throw StoreFailure.unavailable("the ask store is damaged: ask `" + id + "` cannot be read", e);
            }
        }
    }
}
