/**
 * The sidecar. {@link dev.assent.server.Sidecar} is the only place that wires; whoever runs a sidecar inside another program
 * depends on this package and on {@code config}, on nothing below.
 */
@NullMarked
package dev.assent.server;

import org.jspecify.annotations.NullMarked;
