package dev.assent.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The store's file behind the server's back: to look into it, and to make it forget what it has confirmed. */
final class StoreFile {
    private final Path database;
    private final Path copy;

    StoreFile(Path folder) {
        this.database = folder.resolve("data/asks.db");
        this.copy = folder.resolve("copy.db");
    }

    /** The asks that have ended more than once. */
    List<String> endedTwice() throws SQLException {
        List<String> asks = new ArrayList<>();
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT ask_id FROM events WHERE kind = 'ENDED' GROUP BY ask_id HAVING count(*) > 1")) {
            while (rows.next()) {
                asks.add(rows.getString(1));
            }
        }
        return asks;
    }

    /** Keeps everything as it stands in this moment; the server may be running. */
    void keepCopy() throws IOException, SQLException {
        Files.deleteIfExists(copy);
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + copy + "'");
        }
    }

    /** Everything is as it was when the copy was kept; no server may be running. */
    void forgetSinceCopy() throws IOException {
        for (String companion : List.of("-wal", "-shm")) {
            Files.deleteIfExists(database.resolveSibling(database.getFileName() + companion));
        }
        Files.copy(copy, database, StandardCopyOption.REPLACE_EXISTING);
    }

    void forgetVerdict(String askId, String reviewer) throws SQLException {
        forget("DELETE FROM verdicts WHERE ask_id = ? AND reviewer = ?", askId, reviewer);
    }

    void forgetAsk(String askId) throws SQLException {
        forget("DELETE FROM asks WHERE id = ?", askId);
    }

    /** Forgets that the approval was redeemed. */
    void forgetAnswer(String askId) throws SQLException {
        forget("UPDATE asks SET document = json_remove(document, '$.answer') WHERE id = ?", askId);
    }

    private void forget(String sql, String... values) throws SQLException {
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).as("rows forgotten").isEqualTo(1);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }
}
