package dev.assent.cli.review.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Entries in their order as rows: filtered, and folded into groups. A group stands where its first member does. */
final class Rows {
    /** Below this many there is nothing to fold. */
    private static final int SMALLEST_GROUP = 2;

    private Rows() {}

    static List<QueueRow> of(Collection<Entry> entries, String filter, Set<String> open, Set<String> outliers) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        List<Entry> kept = new ArrayList<>();
        Map<String, List<QueueRow.One>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.text().contains(wanted)) {
                kept.add(entry);
                if (folds(entry, outliers)) {
                    groups.computeIfAbsent(entry.group(), key -> new ArrayList<>())
                            .add(entry.row(true));
                }
            }
        }
        List<QueueRow> rows = new ArrayList<>();
        for (Entry entry : kept) {
            List<QueueRow.One> members = groups.getOrDefault(entry.group(), List.of());
            if (!folds(entry, outliers) || members.size() < SMALLEST_GROUP) {
                rows.add(entry.row(false));
            } else if (members.get(0).ask().askId().equals(entry.ask().askId())) {
                boolean unfolded = open.contains(entry.group());
                rows.add(new QueueRow.Group(entry.group(), members, unfolded));
                rows.addAll(unfolded ? members : List.of());
            }
        }
        return rows;
    }

    private static boolean folds(Entry entry, Set<String> outliers) {
        return !entry.group().isEmpty() && !outliers.contains(entry.ask().askId());
    }
}
