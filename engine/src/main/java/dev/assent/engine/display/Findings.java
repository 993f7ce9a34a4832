package dev.assent.engine.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can mislead the reader of a text.
 *
 * @param counts how often, for flags that were found, in their order: characters, or for {@code PADDING} stretches, for
 *     {@code MARKS} letters, for {@code MIXED_SCRIPT} words
 * @param mixed the first words of mixed script, {@value #MOST_MIXED} at most
 */
public record Findings(Map<TextFlag, Integer> counts, List<MixedToken> mixed) {
    public static final int MOST_MIXED = 5;

    public static final Findings NONE = new Findings(Map.of(), List.of());

    public Findings {
        Map<TextFlag, Integer> ordered = new EnumMap<>(TextFlag.class);
        ordered.putAll(counts);
        counts = Collections.unmodifiableMap(ordered);
        mixed = List.copyOf(mixed);
    }

    public Set<TextFlag> flags() {
        return counts.keySet();
    }

    public int count(TextFlag flag) {
        return counts.getOrDefault(flag, 0);
    }

    /** Whether the text may be made to be misread. */
    public boolean isHiding() {
        return flags().stream().anyMatch(TextFlag::isHiding);
    }

    /** Of both texts. */
    public Findings and(Findings other) {
        Map<TextFlag, Integer> sum = new EnumMap<>(TextFlag.class);
        sum.putAll(counts);
        other.counts.forEach((flag, count) -> sum.merge(flag, count, Integer::sum));
        List<MixedToken> both = new ArrayList<>(mixed);
        other.mixed.stream().limit(MOST_MIXED - mixed.size()).forEach(both::add);
        return new Findings(sum, both);
    }

    /** As in {@code 2 bidi, 1 invisible}; empty if nothing was found. */
    public String inWords() {
        return counts.entrySet().stream()
                .map(found -> found.getValue() + " " + found.getKey().inWords())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return inWords();
    }
}
