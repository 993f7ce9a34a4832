package dev.assent.server.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Brings a database to the form that this release reads. {@code user_version} counts the scripts that have run. A script
 * that was released is never changed; a new one is put behind it.
 */
final class Migrations {
    private static final List<String> SCRIPTS =
            List.of("1-asks.sql", "2-history.sql", "3-fewer-asks.sql", "4-letting-go.sql", "5-escalation.sql");

    private Migrations() {}

    static void apply(Sql sql) {
        sql.run("BEGIN IMMEDIATE");
        long done = sql.number("SELECT user_version FROM pragma_user_version");
        if (done > SCRIPTS.size()) {
            throw StoreFailure.unavailable("the ask store is of a newer release (form " + done + ", this one knows "
                    + SCRIPTS.size() + "): run that release, or restore an older backup");
        }
        for (String script : SCRIPTS.subList((int) done, SCRIPTS.size())) {
            sql.run(text(script));
        }
        sql.run("PRAGMA user_version = " + SCRIPTS.size());
        sql.run("COMMIT");
    }

    private static String text(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream("migrations/" + script)) {
            if (in == null) {
                throw new IllegalStateException("migration `" + script + "` is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
