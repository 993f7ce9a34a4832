package dev.assent.cli.review.detail;

import static java.util.Objects.requireNonNull;

import dev.assent.client.Ask;
import dev.assent.client.Risk;
import java.util.List;

/**
 * One ask, whole, as lines of some width. What changes by itself, the time left and who holds it, is not in it: make it once
 * for a version and a width, and keep it.
 *
 * @param version names what was shown: the ask and its etag
 * @param mustSee how many characters must have been on the screen before approval
 * @param tooBig whether the arguments are too big to be reviewed here, see {@link Seen#openedWhole}
 * @param acceptsEdits whether the agent can run edited arguments
 */
public record Detail(
        String version, Risk risk, int width, List<Line> lines, int mustSee, boolean tooBig, boolean acceptsEdits) {
    /** Arguments with more bytes than this are to be opened in a viewer. */
    public static final int MAX_BYTES = 64 << 10;

    /** The narrowest that a detail can be. */
    public static final int MIN_WIDTH = 20;

    public Detail {
        requireNonNull(version, "version");
        requireNonNull(risk, "risk");
        lines = List.copyOf(lines);
    }

    /**
     * Writes the whole ask.
     *
     * @param width columns; taken as {@link #MIN_WIDTH} if it is less
     */
    public static Detail of(Ask ask, DetailOptions options, int width) {
        return new DetailWriter(ask, options, Math.max(MIN_WIDTH, width)).write();
    }

    /** Whether all lines that must be seen are among {@code count} lines from {@code first} on. */
    public boolean showsAll(int first, int count) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).mustBeSeen() && (i < first || i >= first + count)) {
                return false;
            }
        }
        return true;
    }
}
