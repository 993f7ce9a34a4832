/**
 * What compiles and is doubtful all the same: warnings for authors. Depends on {@code policy}, {@code testing}, {@code yaml} and
 * {@code cel}. Pure and safe for any thread.
 */
@NullMarked
package dev.assent.engine.lint;

import org.jspecify.annotations.NullMarked;
