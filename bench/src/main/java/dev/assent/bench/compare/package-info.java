/**
 * Runs servers as processes, ours and others, puts the same load on them in turns, and writes what came of it as tables. The
 * program behind {@code bench/compare}; nothing depends on it.
 */
@NullMarked
package dev.assent.bench.compare;

import org.jspecify.annotations.NullMarked;
