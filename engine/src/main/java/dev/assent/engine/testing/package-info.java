/**
 * The tests that policy authors write: read {@code *.tests.yaml}, run them, say what differs. Depends on
 * {@code evaluate}, {@code policy} and {@code yaml}. Pure and safe for any thread.
 */
@NullMarked
package dev.assent.engine.testing;

import org.jspecify.annotations.NullMarked;
