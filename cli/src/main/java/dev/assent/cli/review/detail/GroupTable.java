package dev.assent.cli.review.detail;

import dev.assent.client.Ask;
import java.util.List;
import java.util.Set;

/**
 * What differs between the asks of a group.
 *
 * @param members those that are alike, in their order
 * @param outliers ids of those that are not: they are no part of the group
 */
public record GroupTable(List<Ask> members, Set<String> outliers) {
    /** More than this many are not approved at once. */
    public static final int MAX_APPROVED_AT_ONCE = 10;

    public GroupTable {
        members = List.copyOf(members);
        outliers = Set.copyOf(outliers);
    }

    /** @param asks whole, as the server gives them */
    public static GroupTable of(List<Ask> asks) {
        return new GroupTable(asks, Set.of());
    }

    /** The table as lines; every row of it must be seen. */
    public Detail detail(int width) {
        Page page = new Page(width);
        return new Detail("group", members.get(0).summary().risk(), width, page.lines(), 0, false, false);
    }

    /**
     * Why these asks are not to be approved at once; empty if they may be.
     *
     * @param first the first line of the table on the screen
     * @param count how many lines of it are
     */
    public String locked(Detail table, int first, int count) {
        if (members.stream().anyMatch(ask -> ask.summary().risk().wantsChallenge())) {
            return "one by one: the risk is " + members.get(0).summary().risk();
        }
        if (members.size() > MAX_APPROVED_AT_ONCE) {
            return "at most " + MAX_APPROVED_AT_ONCE + " at once";
        }
        return table.showsAll(first, count) ? "" : "not all of them are on the screen";
    }
}
