/**
 * A policy set and a tool call in, an evaluation out. Depends on {@code policy}, {@code cel}, {@code call}, {@code mask} and
 * {@code decision}. Pure and safe for any thread.
 */
@NullMarked
package dev.assent.engine.evaluate;

import org.jspecify.annotations.NullMarked;
