/**
 * The one way of untrusted text to a screen: {@link dev.assent.engine.display.Untrusted} shows itself by an allow-list, with
 * visible escapes for everything else; {@link dev.assent.engine.display.Findings} count what can mislead;
 * {@link dev.assent.engine.display.Decoded} says what encoded parts mean. Everybody may depend on it; it depends on the JSON
 * package alone. Values and pure functions; safe for any thread.
 */
@NullMarked
package dev.assent.engine.display;

import org.jspecify.annotations.NullMarked;
