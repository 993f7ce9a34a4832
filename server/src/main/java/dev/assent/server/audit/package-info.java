/**
 * The decision log as a file: one JSON record a line, each with the hash of the line before. Implements
 * {@code port.DecisionLog}; only the sidecar's wiring and the command that verifies a log depend on it.
 *
 * <p>What the chain shows: a record that was changed, left out, added or moved later breaks it at that line. What it does not
 * show: who can write the file can cut off its end, or write a whole new chain; whoever needs to notice that keeps the hash
 * of a line elsewhere. The file grows; move it away only while the sidecar is down.
 */
@NullMarked
package dev.assent.server.audit;

import org.jspecify.annotations.NullMarked;
