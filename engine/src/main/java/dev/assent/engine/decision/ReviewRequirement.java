package dev.assent.engine.decision;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which people must approve.
 *
 * @param groups a reviewer in any of these counts; empty means any reviewer; iterates in order
 * @param approvals how many different people, 1 to {@value #MAX_APPROVALS}
 */
public record ReviewRequirement(Set<String> groups, int approvals) {
    public static final int MAX_APPROVALS = 10;

    /** What a rule without a {@code review} key wants: any one reviewer. */
    public static final ReviewRequirement ANYONE = new ReviewRequirement(Set.of(), 1);

    public ReviewRequirement {
        groups = Collections.unmodifiableSet(new TreeSet<>(groups));
        if (approvals < 1 || approvals > MAX_APPROVALS) {
            throw new IllegalArgumentException("approvals: " + approvals + " (expected: 1 to " + MAX_APPROVALS + ")");
        }
    }
}
