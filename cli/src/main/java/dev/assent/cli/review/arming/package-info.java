/**
 * When a key of the reviewer decides, and what an approval takes besides. State machines without a clock of their own:
 * moments are nanoseconds of any steady clock, passed in. Depends on {@code keys}. Single-threaded.
 */
@NullMarked
package dev.assent.cli.review.arming;

import org.jspecify.annotations.NullMarked;
