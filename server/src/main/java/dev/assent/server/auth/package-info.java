/**
 * Who reviewers are: those of a file of hashed tokens or, without one, whoever has the token that the first local start made.
 * Also the key that hides secrets. Implements {@code port.ReviewerAuthenticator}; only the sidecar's wiring depends on it. Safe for any thread.
 */
@NullMarked
package dev.assent.server.auth;

import org.jspecify.annotations.NullMarked;
