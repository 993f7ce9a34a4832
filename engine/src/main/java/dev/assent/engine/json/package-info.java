/**
 * JSON as the API takes it: a strict reader, canonical text (RFC 8785) and pointers (RFC 6901). Depends on nothing in the
 * engine. Values and pure functions; safe for any thread.
 */
@NullMarked
package dev.assent.engine.json;

import org.jspecify.annotations.NullMarked;
