/**
 * What is written again and again, kept as it was written. The log and the wire may depend on it; it depends on the engine
 * alone. Safe for any thread.
 */
@NullMarked
package dev.assent.server.forms;

import org.jspecify.annotations.NullMarked;
