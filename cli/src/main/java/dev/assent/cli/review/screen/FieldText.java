package dev.assent.cli.review.screen;

import dev.assent.cli.view.Shown;

/** What a reviewer types, with the cursor behind it; the end of it if it is long. */
final class FieldText {
    private FieldText() {}

    static void put(Field field, Cells cells, Palette palette) {
        cells.put(field.label() + " > ", palette.bold());
        String typed = Shown.line(field.text());
        int room = Math.max(0, cells.left() - 1);
        if (Cells.columns(typed) > room) {
            cells.put("…", palette.faint());
            typed = typed.substring(typed.length() - Math.min(typed.length(), Math.max(0, room - 1)));
        }
        cells.put(typed, palette.plain());
        if (palette.isPlain()) {
            cells.put("_", palette.plain());
        } else {
            cells.put(" ", palette.inverse());
        }
    }
}
