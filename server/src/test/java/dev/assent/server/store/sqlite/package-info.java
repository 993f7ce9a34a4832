/** The SQLite adapter under the contract, and what is true of SQLite alone. */
@NullMarked
package dev.assent.server.store.sqlite;

import org.jspecify.annotations.NullMarked;
