/** Scenarios with asks: real sidecars, real stores, tables on standard output. */
@NullMarked
package dev.assent.bench.asks;

import org.jspecify.annotations.NullMarked;
