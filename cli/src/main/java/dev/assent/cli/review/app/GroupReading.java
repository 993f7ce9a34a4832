package dev.assent.cli.review.app;

import dev.assent.cli.review.detail.Detail;
import dev.assent.cli.review.detail.GroupTable;
import dev.assent.cli.review.queue.QueueRow;
import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The group that is read: its members are fetched whole, then stand in a table. */
final class GroupReading {
    /** Members of a larger group are not compared; they can be rejected together, and looked at one by one. */
    static final int MAX_COMPARED = 50;

    private final String groupKey;
    private final Map<String, Ask> fetched = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private QueueRow.Group group;
    private @Nullable GroupTable table;
    private @Nullable Detail detail;
    private String trouble = "";
    private int scroll;

    GroupReading(QueueRow.Group group) {
        this.groupKey = group.groupKey();
        this.group = group;
    }

    String groupKey() {
        return groupKey;
    }

    QueueRow.Group group() {
        return group;
    }

    /** The group as it is now. Returns whether its table is another than before. */
    boolean update(QueueRow.Group now) {
        boolean same = versions(now).equals(versions(group));
        group = now;
        if (!same) {
            table = null;
            detail = null;
        }
        return !same;
    }

    /** Members of which the present version is neither here nor on its way; they are on their way from now on. */
    List<AskSummary> missing() {
        if (group.waiting().size() > MAX_COMPARED) {
            trouble = "too many to compare: more than " + MAX_COMPARED;
            return List.of();
        }
        List<AskSummary> missing = new ArrayList<>();
        for (AskSummary ask : group.waiting()) {
            if (asked.add(version(ask))) {
                missing.add(ask);
            }
        }
        return missing;
    }

    void fetched(Ask ask) {
        fetched.put(ask.askId(), ask);
        table = null;
        detail = null;
    }

    void trouble(String why) {
        trouble = why;
    }

    String trouble() {
        return trouble;
    }

    /** The table, once all members are there as they are now. */
    Optional<GroupTable> table() {
        if (table == null) {
            List<Ask> members = new ArrayList<>();
            for (AskSummary ask : group.waiting()) {
                Ask whole = fetched.get(ask.askId());
                if (whole != null && whole.summary().etag().equals(ask.etag())) {
                    members.add(whole);
                }
            }
            if (!members.isEmpty() && members.size() == group.waiting().size()) {
                table = GroupTable.of(members);
            }
        }
        return Optional.ofNullable(table);
    }

    Optional<Detail> detail(int width) {
        if (detail == null || detail.width() != Math.max(Detail.MIN_WIDTH, width)) {
            detail = table().map(known -> known.detail(width)).orElse(null);
        }
        return Optional.ofNullable(detail);
    }

    Optional<Detail> lastDetail() {
        return Optional.ofNullable(detail);
    }

    /** Tells one state of the table from another. */
    int hashOfTable() {
        return versions(group).hashCode() * 31 + (table == null ? 0 : 1);
    }

    /** Why approving all at once is not possible; empty if it is. */
    String locked(int page) {
        if (!trouble.isEmpty()) {
            return trouble;
        }
        return table != null && detail != null ? table.locked(detail, scroll, page) : "the asks are being fetched";
    }

    int scroll() {
        return scroll;
    }

    void scroll(int by, int page) {
        int lines = detail == null ? 0 : detail.lines().size();
        scroll = Math.max(0, Math.min(scroll + by, Math.max(0, lines - page)));
    }

    private static List<String> versions(QueueRow.Group group) {
        return group.waiting().stream().map(GroupReading::version).toList();
    }

    private static String version(AskSummary ask) {
        return ask.askId() + " " + ask.etag();
    }
}
