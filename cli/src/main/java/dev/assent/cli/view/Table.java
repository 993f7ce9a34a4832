package dev.assent.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Rows in aligned columns, two spaces apart. A cell that is too long is cut and ends in {@code …}. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> limits;

    /**
     * An empty table.
     *
     * @param limits the widest that each column may be
     */
    public Table(List<Integer> limits) {
        this.limits = List.copyOf(limits);
    }

    /** Adds a row of display forms, one cell a column. */
    public Table row(String... cells) {
        if (cells.length != limits.size()) {
            throw new IllegalArgumentException("cells: " + cells.length + " (expected: " + limits.size() + ")");
        }
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            row.add(cut(cells[i], limits.get(i)));
        }
        rows.add(row);
        return this;
    }

    public List<String> lines() {
        return lines((column, cell) -> cell);
    }

    /**
     * The lines, coloured.
     *
     * @param paint puts colour on a padded cell, by its column
     */
    public List<String> lines(BiFunction<Integer, String, String> paint) {
        int[] widths = new int[limits.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths, paint)).toList();
    }

    private static String line(List<String> row, int[] widths, BiFunction<Integer, String, String> paint) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            boolean last = i == widths.length - 1;
            line.append(i == 0 ? "" : GAP)
                    .append(paint.apply(i, last ? cell : cell + " ".repeat(widths[i] - cell.length())));
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, int limit) {
        return cell.length() <= limit ? cell : cell.substring(0, limit - 1) + "…";
    }
}
