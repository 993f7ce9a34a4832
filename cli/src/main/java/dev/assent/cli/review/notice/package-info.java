/**
 * Tells a reviewer who looks elsewhere that an ask waits. The words are ours alone: nothing that an agent wrote reaches the
 * terminal this way. Pure; single-threaded.
 */
@NullMarked
package dev.assent.cli.review.notice;

import org.jspecify.annotations.NullMarked;
