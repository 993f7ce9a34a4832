package dev.assent.server.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection and its prepared statements, by their text; so a text is a constant, never put together. What SQLite
 * refuses comes out as {@link StoreFailure} says, and is remembered, so that a transaction that swallows it is not committed.
 * For one thread at a time.
 */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private @Nullable RuntimeException failure;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row; must not move the cursor. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** Runs statements that are used once: settings, migrations. */
    void run(String script) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Gives how many rows changed. */
    int update(String sql, @Nullable Object... values) {
        return use(sql, PreparedStatement::executeUpdate, values);
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
        return use(
                sql,
                statement -> {
                    List<T> all = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            all.add(row.read(rows));
                        }
                    }
                    return all;
                },
                values);
    }

    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    /** For queries that always give one number. */
    long number(String sql, @Nullable Object... values) {
        return first(sql, row -> row.getLong(1), values).orElseThrow();
    }

    /** The first thing that SQLite refused since the last call, if any. */
    Optional<RuntimeException> takeFailure() {
        Optional<RuntimeException> taken = Optional.ofNullable(failure);
        failure = null;
        return taken;
    }

    /** A transaction that is open leaves no mark. */
    @Override
    public void close() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private <T> T use(String sql, Use<T> use, @Nullable Object... values) {
        try {
            PreparedStatement statement = statements.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                statements.put(sql, statement);
            }
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return use.of(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(SQLException e) {
        RuntimeException told = StoreFailure.of(e);
        failure = failure == null ? told : failure;
        return told;
    }
}
