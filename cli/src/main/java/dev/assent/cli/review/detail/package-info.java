/**
 * One ask, whole, as lines for a screen of some width, and how much of it was shown. All text that an agent or a server
 * gives goes through {@link dev.assent.cli.view.Shown}. Values and pure functions, except {@link
 * dev.assent.cli.review.detail.Seen}, which belongs to one thread.
 */
@NullMarked
package dev.assent.cli.review.detail;

import org.jspecify.annotations.NullMarked;
