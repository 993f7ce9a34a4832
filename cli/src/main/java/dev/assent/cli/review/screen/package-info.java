/**
 * The reviewer's screen as a function: a {@link dev.assent.cli.review.screen.ReviewView} in, lines out. No terminal, no
 * clock, no thread; safe for any thread.
 */
@NullMarked
package dev.assent.cli.review.screen;

import org.jspecify.annotations.NullMarked;
