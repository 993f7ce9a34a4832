/**
 * {@code assent doctor}: looks at all that a reviewer's terminal needs, and says what to do about what is missing. Nothing depends
 * on it but the table of commands.
 */
@NullMarked
package dev.assent.cli.doctor;

import org.jspecify.annotations.NullMarked;
