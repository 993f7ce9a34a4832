/**
 * {@code assent review}: the command, and what its forms share, the full screen of {@code app} and the lines of
 * {@code plain}.
 */
@NullMarked
package dev.assent.cli.review;

import org.jspecify.annotations.NullMarked;
