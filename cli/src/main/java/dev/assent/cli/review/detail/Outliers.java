package dev.assent.cli.review.detail;

import dev.assent.engine.json.JsonPointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks that are not like the others of their group. At any one place: a value of another kind than more than half of the
 * others have; another host than more than half of them go to; a value more than {@value #TIMES} times as long as the median
 * and {@value #LONGER} characters longer than it. In a group of two nobody can say which one is odd.
 */
final class Outliers {
    private static final int TIMES = 4;
    private static final int LONGER = 40;
    private static final int FEWEST = 3;

    private final Map<String, Map<JsonPointer, Object>> members;
    private final Set<String> found = new HashSet<>();

    private Outliers(Map<String, Map<JsonPointer, Object>> members) {
        this.members = members;
    }

    /** @param members the leaves of each ask's arguments, by the id of the ask */
    static Set<String> among(Map<String, Map<JsonPointer, Object>> members) {
        Outliers outliers = new Outliers(members);
        if (members.size() >= FEWEST) {
            Set<JsonPointer> places = new HashSet<>();
            members.values().forEach(leaves -> places.addAll(leaves.keySet()));
            places.forEach(outliers::look);
        }
        return outliers.found;
    }

    private void look(JsonPointer place) {
        Map<String, Object> kinds = new HashMap<>();
        Map<String, Object> hosts = new HashMap<>();
        Map<String, Integer> lengths = new HashMap<>();
        members.forEach((id, leaves) -> {
            Optional<Object> value = Optional.ofNullable(leaves.get(place));
            kinds.put(id, value.map(Novelty::kind).orElse("nothing"));
            hosts.put(id, value.flatMap(Host::in).orElse(""));
            lengths.put(id, value.map(any -> any.toString().length()).orElse(0));
        });
        unlikeMost(kinds);
        unlikeMost(hosts);
        int median = median(lengths.values());
        lengths.forEach((id, length) -> {
            if (length > TIMES * median && length > median + LONGER) {
                found.add(id);
            }
        });
    }

    private void unlikeMost(Map<String, Object> values) {
        Map<Object, Integer> counts = new HashMap<>();
        values.values().forEach(value -> counts.merge(value, 1, Integer::sum));
        counts.forEach((value, count) -> {
            if (2 * count > values.size()) {
                values.forEach((id, other) -> {
                    if (!other.equals(value)) {
                        found.add(id);
                    }
                });
            }
        });
    }

    private static int median(Collection<Integer> lengths) {
        List<Integer> sorted = new ArrayList<>(lengths);
        sorted.sort(null);
        return sorted.get((sorted.size() - 1) / 2);
    }

    /** Those places where not all have the same value, in their order in the first that has them. */
    static List<JsonPointer> differing(Collection<Map<JsonPointer, Object>> members) {
        Set<JsonPointer> places = new java.util.LinkedHashSet<>();
        members.forEach(leaves -> places.addAll(leaves.keySet()));
        return places.stream()
                .filter(place -> members.stream()
                                .map(leaves -> Optional.ofNullable(leaves.get(place)))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }
}
