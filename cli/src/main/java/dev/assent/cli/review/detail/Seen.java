package dev.assent.cli.review.detail;

import java.util.BitSet;
import java.util.List;

/**
 * Which characters of an ask's arguments were on the screen. It counts characters of the display form, not lines, so that it
 * outlives a resize; it is void for another version of the ask. One thread at a time.
 */
public final class Seen {
    private final String version;
    private final int total;
    private final boolean tooBig;
    private final BitSet shown = new BitSet();
    private boolean openedWhole;

    private Seen(Detail detail) {
        this.version = detail.version();
        this.total = detail.mustSee();
        this.tooBig = detail.tooBig();
    }

    /** Nothing seen yet. */
    public static Seen nothingOf(Detail detail) {
        return new Seen(detail);
    }

    /** Whether this is about what the detail shows. */
    public boolean isOf(Detail detail) {
        return version.equals(detail.version()) && total == detail.mustSee();
    }

    /** These lines are on the screen now. */
    public void show(Detail detail, int first, int count) {
        if (!isOf(detail)) {
            throw new IllegalArgumentException("seen: another version of the ask");
        }
        List<Line> lines = detail.lines();
        for (int i = Math.max(0, first); i < Math.min(lines.size(), first + count); i++) {
            shown.set(lines.get(i).from(), lines.get(i).to());
        }
    }

    /** The arguments were opened whole elsewhere, in a viewer. */
    public void openedWhole() {
        openedWhole = true;
    }

    /** Whether nothing is left to be seen. Too big an ask is seen in a viewer only. */
    public boolean whole(Detail detail) {
        return isOf(detail) && percent() == 100;
    }

    /** 100 only if nothing is left. */
    public int percent() {
        if (openedWhole) {
            return 100;
        }
        return tooBig ? 0 : total == 0 ? 100 : (int) (100L * shown.cardinality() / total);
    }

    /** How many lines are left. */
    public int linesLeft(Detail detail) {
        if (openedWhole) {
            return 0;
        }
        return (int) detail.lines().stream()
                .filter(line -> line.mustBeSeen() && shown.nextClearBit(line.from()) < line.to())
                .count();
    }
}
