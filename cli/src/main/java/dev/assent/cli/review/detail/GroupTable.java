package dev.assent.cli.review.detail;

import dev.assent.cli.view.AskScreen;
import dev.assent.client.Ask;
import dev.assent.client.Risk;
import dev.assent.engine.display.Columns;
import dev.assent.engine.json.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The asks of a group: what is the same in all, and every value that is not, one row an ask.
 *
 * @param members those that are alike, in their order; one at least
 * @param outliers ids of those that are not, by {@link Outliers}: they are no part of the group
 */
public record GroupTable(List<Ask> members, Set<String> outliers) {
    /** More than this many are not approved at once. */
    public static final int MAX_APPROVED_AT_ONCE = 10;

    public GroupTable {
        members = List.copyOf(members);
        outliers = Set.copyOf(outliers);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members: none (expected: one at least)");
        }
    }

    /**
     * Compares the asks, and sets the odd ones aside.
     *
     * @param asks whole, as the server gives them; one at least
     */
    public static GroupTable of(List<Ask> asks) {
        Map<String, Map<JsonPointer, Object>> leaves = new LinkedHashMap<>();
        asks.forEach(ask -> leaves.put(ask.askId(), leaves(ask)));
        Set<String> odd = Outliers.among(leaves);
        List<Ask> alike =
                asks.stream().filter(ask -> !odd.contains(ask.askId())).toList();
        return alike.isEmpty() ? new GroupTable(asks, Set.of()) : new GroupTable(alike, odd);
    }

    /** As {@link #detail(DetailOptions, int)}, in printable ASCII. */
    public Detail detail(int width) {
        return detail(DetailOptions.DEFAULT, width);
    }

    /** The table as lines. Every value of it must be seen; none is cut. */
    public Detail detail(DetailOptions options, int width) {
        Page page = new Page(Math.max(Detail.MIN_WIDTH, width));
        Texts texts = new Texts(options.scripts());
        Ask first = members.get(0);
        new Facts(first, texts, page).writeOfGroup();
        Map<Ask, Map<JsonPointer, Object>> leaves = new LinkedHashMap<>();
        members.forEach(ask -> leaves.put(ask, leaves(ask)));
        List<JsonPointer> places = Outliers.differing(leaves.values());
        Map<JsonPointer, Object> same = new LinkedHashMap<>(leaves.get(first));
        places.forEach(same::remove);
        page.blank();
        page.title("THE SAME", same.isEmpty() ? "in all: nothing" : "in all " + members.size());
        same.forEach((place, value) -> page.mustSee(texts.pointer(place) + "  " + texts.brief(value)));
        page.blank();
        page.title("DIFFERENT", places.isEmpty() ? "nothing: these calls are equal" : "in each");
        rows(page, texts, leaves, places);
        page.say(Role.FAINT, "-- end --");
        String version = String.join(
                " ",
                members.stream().map(ask -> ask.askId() + ask.summary().etag()).toList());
        return new Detail(version + texts.scripts(), risk(), page.width(), page.lines(), page.mustSee(), false, false);
    }

    /** The highest of all members. */
    public Risk risk() {
        return members.stream()
                .map(ask -> ask.summary().risk())
                .max(Risk::compareTo)
                .orElseThrow();
    }

    /**
     * Why these asks are not to be approved at once; empty if they may be.
     *
     * @param table the lines of {@link #detail}
     * @param first the first line of them on the screen
     * @param count how many of them are
     */
    public String locked(Detail table, int first, int count) {
        if (risk().wantsChallenge()) {
            return risk() + " is approved one by one";
        }
        if (members.size() > MAX_APPROVED_AT_ONCE) {
            return "at most " + MAX_APPROVED_AT_ONCE + " are approved at once";
        }
        return table.showsAll(first, count) ? "" : "not all are on the screen";
    }

    private static Map<JsonPointer, Object> leaves(Ask ask) {
        return Texts.parsed(ask.argumentsJson())
                .map(Leaves::of)
                .orElseGet(() -> Map.of(new JsonPointer(List.of()), "not JSON"));
    }

    /** In columns, if all of them fit; else value below value. */
    private static void rows(
            Page page, Texts texts, Map<Ask, Map<JsonPointer, Object>> leaves, List<JsonPointer> places) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("ask"));
        places.forEach(place -> head.add(texts.pointer(place)));
        rows.add(head);
        leaves.forEach((ask, values) -> {
            List<String> row = new ArrayList<>(List.of(AskScreen.shortId(ask.askId())));
            places.forEach(place -> row.add(values.containsKey(place) ? texts.brief(values.get(place)) : "-"));
            rows.add(row);
        });
        int[] widths = new int[head.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
            }
        });
        int all = 2;
        for (int width : widths) {
            all += width + 2;
        }
        boolean fits = all <= page.width();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - Columns.of(row.get(i)) + 2));
            }
            if (fits) {
                page.mustSee(line.toString().stripTrailing());
            } else if (row != head) {
                page.mustSee(row.get(0));
                for (int i = 1; i < row.size(); i++) {
                    page.mustSee("  " + head.get(i) + "  " + row.get(i));
                }
            }
        }
    }
}
