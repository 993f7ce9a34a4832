/**
 * The live side of the store: one tail of its events, and the callers who wait for an ask to end. Depends on {@code port}
 * only. Safe for any thread.
 */
@NullMarked
package dev.assent.server.feed;

import org.jspecify.annotations.NullMarked;
