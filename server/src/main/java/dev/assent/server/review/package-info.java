/**
 * Reviewers' sessions: what a reviewer sees, in which order, and what their messages do. Depends on {@code command},
 * {@code feed} and {@code port}; knows no gRPC. Each session runs its own work in sequence.
 */
@NullMarked
package dev.assent.server.review;

import org.jspecify.annotations.NullMarked;
