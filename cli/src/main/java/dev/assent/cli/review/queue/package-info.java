/**
 * The queue of a reviewer's screen: which asks wait, in which order, what is selected, what is folded into a group. A model
 * without clock, thread or terminal; one thread at a time.
 */
@NullMarked
package dev.assent.cli.review.queue;

import org.jspecify.annotations.NullMarked;
