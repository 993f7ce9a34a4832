/**
 * What an operator can set, with its defaults; and the file that sets it. Depends on the engine's values only. The sidecar's
 * wiring and the command line read it; nothing below the wiring takes the whole of it. Values are immutable; safe for any
 * thread.
 */
@NullMarked
package dev.assent.server.config;

import org.jspecify.annotations.NullMarked;
