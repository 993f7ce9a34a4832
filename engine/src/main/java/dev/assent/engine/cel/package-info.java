/**
 * Everything that touches {@code dev.cel}: JSON values in the form that CEL reads, compiled expressions, limits. No other
 * package may import {@code dev.cel}. Depends on {@code json}, {@code source} and
 * {@code history}. Compiled expressions and values are
 * immutable and safe for any thread.
 */
@NullMarked
package dev.assent.engine.cel;

import org.jspecify.annotations.NullMarked;
