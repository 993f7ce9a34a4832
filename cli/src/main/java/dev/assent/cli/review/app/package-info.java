/**
 * The full-screen reviewer: one thread that takes what the keyboard and the session tell, keeps what is read, and paints.
 * Everything here belongs to that thread unless it says otherwise; {@code queue}, {@code detail} and {@code screen} say how it
 * looks, {@code arming} when a key decides.
 */
@NullMarked
package dev.assent.cli.review.app;

import org.jspecify.annotations.NullMarked;
