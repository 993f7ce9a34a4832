package dev.assent.engine.display;

import java.util.BitSet;

/** Sets of code points, written as {@code 00C0-00D6 0181}. */
final class Ranges {
    private Ranges() {}

    static void add(String ranges, BitSet to) {
        for (String range : ranges.isEmpty() ? new String[0] : ranges.split(" ", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
            int last = Integer.parseInt(range.substring(dash + 1), 16);
            to.set(first, last + 1);
        }
    }

    static BitSet of(String ranges) {
        BitSet set = new BitSet();
        add(ranges, set);
        return set;
    }
}
