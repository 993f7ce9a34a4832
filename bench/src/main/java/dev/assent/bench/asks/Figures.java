package dev.assent.bench.asks;

import java.util.Arrays;
import java.util.Locale;

/** Durations in nanoseconds, sorted, to read percentiles from. */
final class Figures {
    private final long[] sorted;

    Figures(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    int count() {
        return sorted.length;
    }

    /** The value that so many percent do not exceed, in milliseconds. */
    String millis(double percent) {
        if (sorted.length == 0) {
            return "-";
        }
        int place = (int) Math.ceil(sorted.length * percent / 100) - 1;
        return String.format(Locale.ROOT, "%.2f", sorted[Math.max(0, place)] / 1e6);
    }
}
