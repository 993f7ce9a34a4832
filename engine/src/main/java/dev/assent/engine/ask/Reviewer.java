package dev.assent.engine.ask;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * An authenticated reviewer.
 *
 * @param name unique; what verdicts are recorded under
 * @param groups ignored if {@code everyGroup}
 * @param everyGroup in every group there is, as the lone developer's local token is
 * @param maySelfReview whether the reviewer may answer asks made on their own behalf
 */
public record Reviewer(String name, Set<String> groups, boolean everyGroup, boolean maySelfReview) {
    public Reviewer {
        requireNonNull(name, "name");
        groups = Collections.unmodifiableSet(new TreeSet<>(groups));
    }

    /** Whether the reviewer counts for a requirement that names these groups; an empty set names everybody. */
    public boolean isInAnyOf(Set<String> wanted) {
        return wanted.isEmpty() || everyGroup || wanted.stream().anyMatch(groups::contains);
    }
}
