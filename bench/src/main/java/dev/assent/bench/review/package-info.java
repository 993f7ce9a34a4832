/** What a reviewer waits for: the time from a key to the painted screen. Nothing may depend on it. */
@NullMarked
package dev.assent.bench.review;

import org.jspecify.annotations.NullMarked;
