package dev.assent.cli.review.screen;

/**
 * Where things are on a screen of some size. Rows and columns count from 0.
 *
 * @param split whether queue and detail stand side by side
 * @param queueWidth columns of the queue; all of them where it stands alone
 * @param detailColumn the first column of the detail
 * @param detailWidth columns of the detail: how wide a {@code Detail} is to be made. The last column of the screen stays
 *     free: terminals do not agree on where a mark goes that belongs to a letter there
 * @param bodyTop the first row of both panes below their titles
 * @param bodyRows how many rows they have: what {@code Seen} counts as shown, and a page
 * @param dialogRows rows of the dialog below them
 * @param ruled whether a rule stands above the last row
 */
public record Layout(
        int width,
        int height,
        boolean split,
        int queueWidth,
        int detailColumn,
        int detailWidth,
        int bodyTop,
        int bodyRows,
        int dialogRows,
        boolean ruled) {
    private static final int SPLIT_FROM = 64;
    private static final int WIDE_FROM = 100;
    private static final int TALL_FROM = 12;

    /** @param wanted rows that a dialog would like to have; it gets fewer on a small screen */
    static Layout of(int width, int height, int wanted) {
        boolean split = width >= SPLIT_FROM;
        boolean tall = height >= TALL_FROM;
        int queue = !split ? width : width >= WIDE_FROM ? 36 : 30;
        int top = tall ? 2 : 1;
        int below = tall ? 2 : 1;
        int room = Math.max(0, height - top - below);
        int dialog = Math.min(wanted, room);
        return new Layout(
                width,
                height,
                split,
                queue,
                split ? queue + 2 : 0,
                Math.max(1, split ? width - queue - 3 : width - 1),
                top,
                room - dialog,
                dialog,
                tall);
    }

    /** The first line that is shown of so many, when it is scrolled so far: the end stays at the end. */
    public int first(int lines, int scroll) {
        return Math.max(0, Math.min(scroll, lines - bodyRows));
    }
}
