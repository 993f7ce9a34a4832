/**
 * {@code assent check} and {@code assent test}: a policy folder, compiled and tested without a server.
 */
@NullMarked
package dev.assent.cli.policies;

import org.jspecify.annotations.NullMarked;
