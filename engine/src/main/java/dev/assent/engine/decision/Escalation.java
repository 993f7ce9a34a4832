package dev.assent.engine.decision;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Further groups that an ask is put to if nobody has decided for a while. It adds people and never lowers a number.
 *
 * @param after how long after the ask was opened; above zero
 * @param groups never empty; iterates in order
 * @param since the version of the ask that it made, or that its time had come with; {@value #TO_COME} if it is to come
 */
public record Escalation(Duration after, Set<String> groups, int since) {
    private static final int TO_COME = 0;

    public Escalation {
        requireNonNull(after, "after");
        groups = Collections.unmodifiableSet(new TreeSet<>(groups));
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException("after: " + after + " (expected: above zero)");
        }
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("groups: none (expected: at least one)");
        }
    }

    /** One that is to come. */
    public Escalation(Duration after, Set<String> groups) {
        this(after, groups, TO_COME);
    }

    public boolean hasCome() {
        return since != TO_COME;
    }

    Escalation asWritten() {
        return new Escalation(after, groups);
    }

    Escalation at(Duration age, int version) {
        return hasCome() || age.compareTo(after) < 0 ? this : new Escalation(after, groups, version);
    }
}
