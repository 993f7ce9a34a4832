package dev.assent.cli.review.screen;

import dev.assent.cli.view.Shown;

/** What a reviewer types, with the cursor in it; the part around the cursor if it is long. */
final class FieldText {
    private FieldText() {}

    static Cells of(Field field, boolean focus, Cells cells, Palette palette) {
        if (!focus) {
            return cells.put(Shown.line(field.text()), palette.plain());
        }
        int end = field.text().offsetByCodePoints(field.cursor(), field.cursor() < field.text().length() ? 1 : 0);
        String before = Shown.line(field.text().substring(0, field.cursor()));
        String at = field.cursor() == end ? " " : Shown.line(field.text().substring(field.cursor(), end));
        String after = Shown.line(field.text().substring(end));
        int room = Math.max(0, cells.left() - Cells.columns(at) - 2);
        if (Cells.columns(before) > room) {
            before = before.substring(before.length() - Math.min(before.length(), Math.max(0, room - 1)));
            cells.put("…", palette.faint());
        }
        cells.put(before, palette.plain());
        if (palette.isPlain()) {
            return cells.put("_" + (at.equals(" ") ? "" : at) + after, palette.plain());
        }
        return cells.put(at, palette.inverse()).put(after, palette.plain());
    }
}
