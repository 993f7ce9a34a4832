package dev.assent.engine.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A part of a text, in UTF-16 units. */
record Span(int start, int end) {
    /** The same parts in their order, those that overlap as one. */
    static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span :
                spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || span.start >= last.end) {
                merged.add(span);
            } else if (span.end > last.end) {
                merged.set(merged.size() - 1, new Span(last.start, span.end));
            }
        }
        return merged;
    }
}
