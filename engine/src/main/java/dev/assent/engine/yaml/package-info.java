/**
 * A bounded subset of YAML with exact positions: no aliases, no tags, no duplicate keys, one document. The only package with
 * snakeyaml. Depends on {@code source} and {@code json}. Nodes are immutable and safe for any thread.
 */
@NullMarked
package dev.assent.engine.yaml;

import org.jspecify.annotations.NullMarked;
