/**
 * What commands need of the world: asks that last, policies that serve, a log, reviewers' identities, fresh ids. Adapters
 * implement these and do not know each other. Speaks engine values only. Every port is safe for any thread.
 */
@NullMarked
package dev.assent.server.port;

import org.jspecify.annotations.NullMarked;
