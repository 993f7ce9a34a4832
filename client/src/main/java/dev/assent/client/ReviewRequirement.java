package dev.assent.client;

import java.util.List;

/**
 * Which people must approve an ask.
 *
 * @param groups a reviewer in any of these counts; empty: any reviewer
 * @param approvals how many different people
 * @param approved how many have approved so far
 */
public record ReviewRequirement(List<String> groups, int approvals, int approved) {
    public ReviewRequirement {
        groups = List.copyOf(groups);
    }
}
