/**
 * The lifecycle of an ask: one table of transitions, the votes that count, the requirements that must be met. Depends on
 * {@code call} and {@code decision}. Pure: time and ids are passed in. Safe for any thread.
 */
@NullMarked
package dev.assent.engine.ask;

import org.jspecify.annotations.NullMarked;
