package dev.assent.bench.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The middle and the ends of some values. */
record Spread(double median, double least, double most) {
    static <T> Spread of(Collection<T> all, ToDoubleFunction<T> value) {
        double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("all: empty (expected: at least one value)");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], Arrays.stream(sorted).max().orElseThrow());
    }

    /** The median, and from where to where. */
    String text(String format) {
        String middle = String.format(Locale.ROOT, format, median);
        return least == most
                ? middle
                : middle + " (" + String.format(Locale.ROOT, format, least) + " to "
                        + String.format(Locale.ROOT, format, most) + ")";
    }
}
