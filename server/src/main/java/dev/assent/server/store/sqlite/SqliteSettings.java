package dev.assent.server.store.sqlite;

/**
 * Bounds of the store.
 *
 * @param queueBound operations that may be unfinished, for writing and for reading each
 * @param busyMillis how long a connection waits for another program that has locked the file
 */
record SqliteSettings(int queueBound, int busyMillis) {
    static final SqliteSettings DEFAULT = new SqliteSettings(4_096, 2_000);
}
