/**
 * Asks in SQLite, embedded: one file, one writer that commits in groups. Implements {@code port.AskStore}; only the place
 * that wires the sidecar depends on it, and it knows no other adapter. {@link dev.assent.server.store.sqlite.SqliteAskStore}
 * is safe for any thread; everything behind it belongs to one thread unless it says otherwise.
 */
@NullMarked
package dev.assent.server.store.sqlite;

import org.jspecify.annotations.NullMarked;
