/** Fresh ids from the machine's randomness. Implements {@code port}; only the sidecar's wiring depends on it. Safe for any thread. */
@NullMarked
package dev.assent.server.ids;

import org.jspecify.annotations.NullMarked;
