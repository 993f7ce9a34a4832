/**
 * What earlier calls left behind: labels of sessions, counts and sums of allowed calls. Values and their arithmetic; where
 * they are kept is somebody else's matter. Depends on nothing. Values are immutable and safe for any thread.
 */
@NullMarked
package dev.assent.engine.history;

import org.jspecify.annotations.NullMarked;
