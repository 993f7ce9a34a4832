/**
 * The API on the wire: thin services that map messages to commands and back. The only package of the server that sees
 * generated classes or gRPC. Depends on {@code command}, {@code review} and {@code port}. Services are safe for any thread.
 */
@NullMarked
package dev.assent.server.grpc;

import org.jspecify.annotations.NullMarked;
