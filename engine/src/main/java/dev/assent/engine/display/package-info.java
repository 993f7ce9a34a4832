/**
 * The one way of untrusted text to a screen: an allow-list, visible escapes for everything else. Depends on nothing.
 * Values and pure functions; safe for any thread.
 */
@NullMarked
package dev.assent.engine.display;

import org.jspecify.annotations.NullMarked;
