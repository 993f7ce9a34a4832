/**
 * Secrets made unreadable before anything is shown, streamed or logged: declared paths, telling names and the common formats of
 * credentials. Depends on {@code json}, {@code cel} and {@code call}. Pure: it never changes a call or its digest. Safe for any thread.
 */
@NullMarked
package dev.assent.engine.mask;

import org.jspecify.annotations.NullMarked;
