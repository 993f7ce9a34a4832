/**
 * A load driver: calls from a seed, over connections and streams, as fast as answers come or on a schedule; each answer is
 * decoded and held to the effect that the policies of {@link dev.assent.bench.load.BoxRules} must give. Only benchmarks depend on it.
 */
@NullMarked
package dev.assent.bench.load;

import org.jspecify.annotations.NullMarked;
