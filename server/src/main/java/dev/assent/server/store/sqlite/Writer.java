package dev.assent.server.store.sqlite;

import dev.assent.server.port.AskTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. Everything that waits when it comes round is one group with one commit, so the disk is waited
 * for once; inside the group each work has a savepoint, so one that throws takes back its own writes only. If the store
 * itself fails, the whole group fails and leaves no mark, and the next group starts on a new connection.
 */
final class Writer implements Runnable {
    private static final System.Logger LOG = System.getLogger(Writer.class.getName());

    /** Bounds how long the first of a group waits for the last. */
    private static final int LARGEST_GROUP = 256;

    private final WorkQueue<Work<AskTransaction, ?>> queue;
    private final Session session;
    private final StoreClock clock;
    private final Answers answers;
    private boolean logHoldsCalls;

    Writer(WorkQueue<Work<AskTransaction, ?>> queue, Session session, StoreClock clock, Answers answers) {
        this.queue = queue;
        this.session = session;
        this.clock = clock;
        this.answers = answers;
    }

    @Override
    public void run() {
        List<Work<AskTransaction, ?>> group = queue.take(LARGEST_GROUP);
        while (!group.isEmpty()) {
            answers.give(group, queue, commit(group));
            group = queue.take(LARGEST_GROUP);
        }
        session.close();
    }

    /** Gives whether events were committed. */
    private boolean commit(List<Work<AskTransaction, ?>> group) {
        try {
            Sql sql = session.sql();
            sql.update("BEGIN IMMEDIATE");
            Group written = new Group(sql);
            group.forEach(written::add);
            written.commit();
            session.requireInPlace();
            logHoldsCalls |= written.overwrote;
            if (logHoldsCalls) {
                logHoldsCalls = !emptyLog(sql);
            }
            return written.events;
        } catch (RuntimeException | Error e) {
            session.discard();
            group.forEach(work -> work.fail(StoreFailure.of(e)));
            return false;
        }
    }

    /**
     * Moves the write-ahead log into the database and cuts it, so that what was overwritten is in no file. Whether that was
     * done: a reader can be in the way, then the next group tries again. What was committed stays so either way.
     */
    private static boolean emptyLog(Sql sql) {
        try {
            return Session.emptyLog(sql);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the ask store's log could not be cut", e);
            return false;
        }
    }

    /** What one commit holds. */
    private final class Group {
        private final Sql sql;
        private @Nullable Instant lastTime;
        private boolean events;
        private boolean overwrote;

        Group(Sql sql) {
            this.sql = sql;
        }

        void add(Work<AskTransaction, ?> work) {
            sql.update("SAVEPOINT work");
            SqliteTransaction transaction = new SqliteTransaction(sql, clock.now());
            work.run(transaction);
            transaction.end();
            Optional<RuntimeException> failure = sql.takeFailure();
            failure.filter(e -> !(e instanceof IllegalStateException)).ifPresent(e -> {
                throw e;
            });
            failure.ifPresent(work::fail);
            if (work.hasFailed()) {
                sql.update("ROLLBACK TO work");
            } else {
                lastTime = transaction.wrote() ? transaction.now() : lastTime;
                events |= transaction.wroteEvents();
                overwrote |= transaction.overwrote();
            }
            sql.update("RELEASE work");
        }

        void commit() {
            if (lastTime != null) {
                sql.update("UPDATE meta SET last_time = ?", StoredTime.nanos(lastTime));
            }
            sql.update("COMMIT");
        }
    }
}
