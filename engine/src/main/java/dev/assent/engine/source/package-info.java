/**
 * Where text came from: files, positions and what is wrong at them. The ground floor: every package of the engine may
 * depend on it, it depends on none. Values only; safe for any thread.
 */
@NullMarked
package dev.assent.engine.source;

import org.jspecify.annotations.NullMarked;
