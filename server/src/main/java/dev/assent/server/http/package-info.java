/**
 * Health and metrics over HTTP: {@code /livez}, {@code /readyz}, {@code /metrics}, nothing else, so that it may bind any address.
 * Only the sidecar's wiring depends on it. Safe for any thread.
 */
@NullMarked
package dev.assent.server.http;

import org.jspecify.annotations.NullMarked;
