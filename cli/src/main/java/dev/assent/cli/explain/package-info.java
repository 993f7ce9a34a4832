/**
 * {@code assent explain}: how a call would be decided and why, by a server or by a folder of policies.
 */
@NullMarked
package dev.assent.cli.explain;

import org.jspecify.annotations.NullMarked;
