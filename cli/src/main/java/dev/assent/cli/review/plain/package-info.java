/**
 * {@code assent review --plain}: line by line, for screen readers, simple terminals and the demo. One loop runs everything;
 * the session's thread and the keyboard's thread only hand it events.
 */
@NullMarked
package dev.assent.cli.review.plain;

import org.jspecify.annotations.NullMarked;
