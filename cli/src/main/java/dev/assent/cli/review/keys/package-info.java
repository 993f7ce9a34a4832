/**
 * What comes from a terminal: keys, pastes, focus, the mouse, out of the characters that it sends. Pure; depends on nothing;
 * single-threaded.
 */
@NullMarked
package dev.assent.cli.review.keys;

import org.jspecify.annotations.NullMarked;
