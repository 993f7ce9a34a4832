/**
 * {@code assent asks}: the scriptable way to list, read and answer asks.
 */
@NullMarked
package dev.assent.cli.asks;

import org.jspecify.annotations.NullMarked;
