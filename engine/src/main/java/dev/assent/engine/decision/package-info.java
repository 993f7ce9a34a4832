/**
 * What policy says of a tool call, and the answer made from it. Depends on {@code source} and {@code display}. Values
 * only; safe for any thread.
 */
@NullMarked
package dev.assent.engine.decision;

import org.jspecify.annotations.NullMarked;
