/**
 * The tool call and its digest. Depends on {@code json} and {@code cel}. Values only; safe for any thread.
 */
@NullMarked
package dev.assent.engine.call;

import org.jspecify.annotations.NullMarked;
