package dev.assent.server.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** One thread's connection, opened when it is needed and, after a failure, again. For one thread at a time. */
final class Session implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    /** Why each is there stands in README.md. */
    private static final List<String> SETTINGS = List.of(
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA fullfsync = ON",
            "PRAGMA checkpoint_fullfsync = ON",
            "PRAGMA foreign_keys = ON",
            "PRAGMA secure_delete = ON",
            "PRAGMA journal_size_limit = 67108864");

    private final StoreFolder folder;
    private final int busyMillis;
    private @Nullable Sql sql;

    Session(StoreFolder folder, int busyMillis) {
        this.folder = folder;
        this.busyMillis = busyMillis;
    }

    /** A connection to whatever the folder's database file holds. */
    static Sql connect(StoreFolder folder, int busyMillis) {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(busyMillis);
        Sql sql;
        try {
            // as a URI, because the driver takes what follows a ? in a plain path for settings
            sql = new Sql(
                    config.createConnection("jdbc:sqlite:" + folder.database().toUri()));
        } catch (SQLException e) {
            throw StoreFailure.of(e);
        }
        try {
            SETTINGS.forEach(sql::run);
            // SQLite keeps another mode without an error where the file system cannot do this one
            String mode =
                    sql.first("PRAGMA journal_mode", row -> row.getString(1)).orElse("");
            if (!mode.equals("wal")) {
                throw StoreFailure.unavailable("the data folder's file system cannot hold the ask store (journal mode "
                        + mode + "): use a local disk");
            }
            return sql;
        } catch (RuntimeException e) {
            sql.close();
            throw e;
        }
    }

    /** Moves the write-ahead log into the database and cuts it; whether it could. */
    static boolean emptyLog(Sql sql) {
        return sql.first("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1) == 0)
                .orElse(false);
    }

    /** Throws if the store's file is not in its place. */
    Sql sql() {
        folder.requireDatabase();
        if (sql == null) {
            sql = connect(folder, busyMillis);
        }
        return sql;
    }

    /** For after a commit: nothing may be acknowledged that is only in a file that was taken away. */
    void requireInPlace() {
        folder.requireDatabase();
    }

    /** Gives the connection up, and with it the transaction. */
    void discard() {
        Sql given = sql;
        sql = null;
        if (given != null) {
            try {
                given.close();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "a failed connection to the ask store did not close well", e);
            }
        }
    }

    @Override
    public void close() {
        discard();
    }
}
