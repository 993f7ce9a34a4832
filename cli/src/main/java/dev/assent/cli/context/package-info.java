/**
 * Contexts: which server a reviewer speaks to, as whom, and how the terminal behaves there. One file of the reviewer holds them;
 * {@code assent context} writes it. Every command of a reviewer may depend on this package; it depends on none of theirs. Values,
 * and files that are read and written by one thread.
 */
@NullMarked
package dev.assent.cli.context;

import org.jspecify.annotations.NullMarked;
