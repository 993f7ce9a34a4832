/**
 * The terminal as a whole screen: taken, painted and given back through JLine, and its keys. Only this package and
 * {@code screen} know JLine. The screen is for one thread, except {@code close}; the keyboard has a thread of its own.
 */
@NullMarked
package dev.assent.cli.review.terminal;

import org.jspecify.annotations.NullMarked;
