package dev.assent.engine.decision;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which people must approve.
 *
 * @param groups a reviewer in any of these counts; empty means any reviewer; iterates in order
 * @param approvals how many different people, 1 to {@value #MAX_APPROVALS}
 * @param escalation whose approval counts as well after a while; none where any reviewer counts
 */
public record ReviewRequirement(Set<String> groups, int approvals, Optional<Escalation> escalation) {
    public static final int MAX_APPROVALS = 10;

    /** What a rule without a {@code review} key wants: any one reviewer. */
    public static final ReviewRequirement ANYONE = new ReviewRequirement(Set.of(), 1);

    public ReviewRequirement {
        groups = Collections.unmodifiableSet(new TreeSet<>(groups));
        requireNonNull(escalation, "escalation");
        if (approvals < 1 || approvals > MAX_APPROVALS) {
            throw new IllegalArgumentException("approvals: " + approvals + " (expected: 1 to " + MAX_APPROVALS + ")");
        }
        if (groups.isEmpty() && escalation.isPresent()) {
            throw new IllegalArgumentException("escalation: present (expected: none where any reviewer counts)");
        }
    }

    /** One that does not escalate. */
    public ReviewRequirement(Set<String> groups, int approvals) {
        this(groups, approvals, Optional.empty());
    }

    /** Whose approval counts as it stands: the groups, and those of the escalation once its time has come. */
    public Set<String> askedGroups() {
        if (escalation.filter(Escalation::hasCome).isEmpty()) {
            return groups;
        }
        Set<String> asked = new TreeSet<>(groups);
        asked.addAll(escalation.get().groups());
        return Collections.unmodifiableSet(asked);
    }

    /** As policy put it, whatever time has brought about since. */
    public ReviewRequirement asWritten() {
        return new ReviewRequirement(groups, approvals, escalation.map(Escalation::asWritten));
    }

    /** As it stands that long after the ask was opened; what comes now came with that version. */
    ReviewRequirement at(Duration age, int version) {
        return new ReviewRequirement(groups, approvals, escalation.map(e -> e.at(age, version)));
    }
}
