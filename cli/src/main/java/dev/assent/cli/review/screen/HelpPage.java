package dev.assent.cli.review.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** All keys, in groups: side by side, or one after the other on a small screen. */
final class HelpPage {
    /** A title, then keys and what they do. */
    private record Group(String title, List<List<String>> keys) {}

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "DECIDE",
                    List.of(
                            List.of("a", "approve"),
                            List.of("d", "reject, then why"),
                            List.of("E", "edit, then approve"),
                            List.of("u", "undo while held"),
                            List.of("s", "skip, hand over"),
                            List.of("A", "approve a group"),
                            List.of("D", "reject a group"))),
            new Group(
                    "READ",
                    List.of(
                            List.of("J K", "a page on, back"),
                            List.of("g G", "top, end"),
                            List.of("v", "view whole"),
                            List.of("e", "the rule that asks"),
                            List.of("Esc", "back to the queue"))),
            new Group(
                    "QUEUE",
                    List.of(
                            List.of("j k", "next, previous"),
                            List.of("Enter", "open"),
                            List.of("n", "show what is new"),
                            List.of("/", "filter"),
                            List.of("o", "order"),
                            List.of("z", "fold, unfold"))),
            new Group("ELSE", List.of(List.of("?", "this page"), List.of("q", "quit"))));

    private static final List<String> MARKS = List.of(
            "Arrows and PgUp PgDn work too; the mouse selects and scrolls, and decides nothing.",
            "* you hold it   @ somebody else holds it   = you approved it, more are needed",
            "approve LOW: a, then 3 seconds to undo   MEDIUM: a y   HIGH: the code beside the risky value",
            "CRITICAL: the target or the code, and a reason   reject: two keys, always");

    /** For screens on which little has room. */
    private static final List<String> COMPACT = List.of(
            "a approve, d reject, E edit, u undo",
            "s skip, A or D the whole group",
            "J K page, g G ends, v view, e rule",
            "j k move, Enter open, Esc back",
            "n new, / filter, o order, z fold");

    private static final int COLUMN = 26;

    private HelpPage() {}

    static List<AttributedString> lines(Palette palette, int width, int rows) {
        List<List<AttributedString>> blocks = new ArrayList<>();
        GROUPS.forEach(group -> blocks.add(block(group, palette)));
        int columns = Math.max(1, Math.min(blocks.size(), (width - 1) / COLUMN));
        List<AttributedString> lines = new ArrayList<>();
        if (columns == 1) {
            compact(palette, width, lines);
        } else {
            for (int from = 0; from < blocks.size(); from += columns) {
                sideBySide(blocks.subList(from, Math.min(blocks.size(), from + columns)), palette, width, lines);
                lines.add(AttributedString.EMPTY);
            }
        }
        for (String mark : MARKS) {
            Words.wrapped(mark, Math.max(8, width - 2))
                    .forEach(piece -> lines.add(
                            new Cells(width).put(" " + piece, palette.faint()).line()));
        }
        return lines.subList(0, Math.min(lines.size(), Math.max(0, rows)));
    }

    private static List<AttributedString> block(Group group, Palette palette) {
        List<AttributedString> block = new ArrayList<>();
        block.add(new Cells(COLUMN).put(" " + group.title(), palette.bold()).line());
        for (List<String> key : group.keys()) {
            block.add(new Cells(COLUMN)
                    .put(" ", palette.plain())
                    .cell(key.get(0), 6, palette.bold())
                    .put(key.get(1), palette.plain())
                    .line());
        }
        return block;
    }

    private static void sideBySide(
            List<List<AttributedString>> blocks, Palette palette, int width, List<AttributedString> lines) {
        int tallest = blocks.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < tallest; i++) {
            Cells cells = new Cells(width);
            for (int b = 0; b < blocks.size(); b++) {
                if (i < blocks.get(b).size()) {
                    cells.padTo(width - b * COLUMN, palette.plain())
                            .add(blocks.get(b).get(i));
                }
            }
            lines.add(cells.line());
        }
    }

    private static void compact(Palette palette, int width, List<AttributedString> lines) {
        for (String keys : COMPACT) {
            Words.wrapped(keys, Math.max(8, width - 2))
                    .forEach(piece -> lines.add(
                            new Cells(width).put(" " + piece, palette.plain()).line()));
        }
    }
}
