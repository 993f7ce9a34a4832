package dev.assent.engine.ask;

import dev.assent.engine.decision.ReviewRequirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the people who approved meet the requirements. A reviewer fills one seat per requirement; but if any requirement
 * wants two or more, one seat in all, so that two people are two people.
 */
public final class Quorum {
    private static final int FREE = -1;

    private final List<ReviewRequirement> seats = new ArrayList<>();
    private final List<Reviewer> approvers;

    private Quorum(List<ReviewRequirement> requirements, List<Reviewer> approvers) {
        this.approvers = approvers;
        for (ReviewRequirement requirement : requirements) {
            for (int i = 0; i < requirement.approvals(); i++) {
                seats.add(requirement);
            }
        }
    }

    public static boolean isMet(List<ReviewRequirement> requirements, List<Reviewer> approvers) {
        boolean oneSeatInAll = requirements.stream().anyMatch(r -> r.approvals() >= 2);
        if (!oneSeatInAll) {
            return requirements.stream().allMatch(r -> approved(r, approvers) >= 1);
        }
        return new Quorum(requirements, approvers).seatsAreFilled();
    }

    /** How many of the approvers count for this requirement alone. */
    public static int approved(ReviewRequirement requirement, List<Reviewer> approvers) {
        return (int) approvers.stream()
                .filter(reviewer -> reviewer.isInAnyOf(requirement.askedGroups()))
                .count();
    }

    /** Maximum matching of seats to people by augmenting paths; both sides are tens at most. */
    private boolean seatsAreFilled() {
        int[] seatOf = new int[approvers.size()];
        Arrays.fill(seatOf, FREE);
        for (int seat = 0; seat < seats.size(); seat++) {
            if (!seat(seat, seatOf, new boolean[approvers.size()])) {
                return false;
            }
        }
        return true;
    }

    private boolean seat(int seat, int[] seatOf, boolean[] tried) {
        for (int person = 0; person < tried.length; person++) {
            if (tried[person]
                    || !approvers.get(person).isInAnyOf(seats.get(seat).askedGroups())) {
                continue;
            }
            tried[person] = true;
            if (seatOf[person] == FREE || seat(seatOf[person], seatOf, tried)) {
                seatOf[person] = seat;
                return true;
            }
        }
        return false;
    }
}
