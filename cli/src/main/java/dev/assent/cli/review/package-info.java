/**
 * {@code assent review}: the plain, line-by-line reviewer. One loop runs everything; the session's thread and the keyboard's thread only hand it events.
 */
@NullMarked
package dev.assent.cli.review;

import org.jspecify.annotations.NullMarked;
