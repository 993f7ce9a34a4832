/**
 * {@code assent replay}: recorded calls through a folder of policies, without a server, and what came of them in numbers.
 */
@NullMarked
package dev.assent.cli.replay;

import org.jspecify.annotations.NullMarked;
