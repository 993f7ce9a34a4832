/**
 * {@code assent decide}: one call from the command line, or many from a file.
 */
@NullMarked
package dev.assent.cli.decide;

import org.jspecify.annotations.NullMarked;
