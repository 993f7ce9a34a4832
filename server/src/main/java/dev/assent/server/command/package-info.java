/**
 * What the sidecar does, one class for each RPC, in engine values: no generated class, no gRPC. Depends on {@code port} and
 * {@code feed}. Commands answer with futures, hold no lock while they wait and are safe for any thread.
 */
@NullMarked
package dev.assent.server.command;

import org.jspecify.annotations.NullMarked;
