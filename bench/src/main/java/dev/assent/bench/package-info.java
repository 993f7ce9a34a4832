/** Benchmarks of the engine. May depend on anything; nothing depends on it, and it is never shipped. */
@NullMarked
package dev.assent.bench;

import org.jspecify.annotations.NullMarked;
