/**
 * The policy set from a folder: read, compile, run its tests, swap; look again every second, sooner when told. Implements
 * {@code port.PolicyProvider}; the sidecar's wiring depends on it, and commands that check a folder as the sidecar would.
 */
@NullMarked
package dev.assent.server.policyfiles;

import org.jspecify.annotations.NullMarked;
