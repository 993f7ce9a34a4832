/**
 * Policy files, read and compiled: the format, the immutable model, the index by tool. Depends on {@code cel},
 * {@code yaml}, {@code json}, {@code mask}, {@code decision} and {@code source}. What it hands out is immutable and safe for any thread.
 */
@NullMarked
package dev.assent.engine.policy;

import org.jspecify.annotations.NullMarked;
