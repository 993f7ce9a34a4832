package dev.assent.engine.policy;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.source.Position;

/**
 * One policy file, compiled.
 *
 * @param position of the name in the file
 */
public record Policy(String name, Position position, ToolScope scope, Block rule) {
    public Policy {
        requireNonNull(name, "name");
        requireNonNull(position, "position");
        requireNonNull(scope, "scope");
        requireNonNull(rule, "rule");
    }
}
