/**
 * {@code assent demo}: a recorded session through a real sidecar, with a person or a script as the reviewer.
 */
@NullMarked
package dev.assent.cli.demo;

import org.jspecify.annotations.NullMarked;
