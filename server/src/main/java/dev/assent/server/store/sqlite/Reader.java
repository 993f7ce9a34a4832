package dev.assent.server.store.sqlite;

import dev.assent.server.port.AskQuery;
import java.util.List;

/** The one thread that reads: every query sees one snapshot, taken when its turn comes. */
final class Reader implements Runnable {
    private final WorkQueue<Work<AskQuery, ?>> queue;
    private final Session session;
    private final StoreClock clock;
    private final Answers answers;

    Reader(WorkQueue<Work<AskQuery, ?>> queue, Session session, StoreClock clock, Answers answers) {
        this.queue = queue;
        this.session = session;
        this.clock = clock;
        this.answers = answers;
    }

    @Override
    public void run() {
        List<Work<AskQuery, ?>> next = queue.take(1);
        while (!next.isEmpty()) {
            next.forEach(this::read);
            answers.give(next, queue, false);
            next = queue.take(1);
        }
        session.close();
    }

    private void read(Work<AskQuery, ?> work) {
        try {
            Sql sql = session.sql();
            sql.update("BEGIN");
            // the first read takes the snapshot; a time from before it could lie behind what the snapshot shows
            sql.number("SELECT last_time FROM meta");
            SqliteQuery query = new SqliteQuery(sql, clock.now());
            work.run(query);
            query.end();
            sql.takeFailure().ifPresent(e -> {
                throw e;
            });
            sql.update("COMMIT");
        } catch (RuntimeException | Error e) {
            session.discard();
            work.fail(StoreFailure.of(e));
        }
    }
}
