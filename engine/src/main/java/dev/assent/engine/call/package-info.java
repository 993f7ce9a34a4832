/**
 * The tool call and its digest. Depends on {@code json}, {@code history} and {@code cel}. Values only; safe for any thread.
 */
@NullMarked
package dev.assent.engine.call;

import org.jspecify.annotations.NullMarked;
