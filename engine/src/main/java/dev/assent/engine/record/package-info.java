/**
 * What the decision log says of a decision, as far as call and policies determine it: the server adds ids, times and people.
 * Depends on {@code call} and {@code decision}. Pure; safe for any thread.
 */
@NullMarked
package dev.assent.engine.record;

import org.jspecify.annotations.NullMarked;
