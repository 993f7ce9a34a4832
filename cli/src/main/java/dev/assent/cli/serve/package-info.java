/**
 * {@code assent serve}: the sidecar in the foreground.
 */
@NullMarked
package dev.assent.cli.serve;

import org.jspecify.annotations.NullMarked;
