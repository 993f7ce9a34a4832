package dev.assent.cli.review.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The lines of a dialog; its keys stand in the last row of the screen. A grave one stands in a heavy frame; a calm one does not: they differ without colour too. */
final class DialogBox {
    private final Palette palette;
    private final int width;
    private final boolean grave;
    private final List<AttributedString> lines = new ArrayList<>();

    private DialogBox(boolean grave, Palette palette, int width) {
        this.grave = grave;
        this.palette = palette;
        this.width = width;
    }

    static List<AttributedString> lines(Dialog dialog, Palette palette, int width) {
        DialogBox box = new DialogBox(dialog.look() == Dialog.Look.GRAVE, palette, width);
        box.title(dialog.title());
        dialog.lines().forEach(line -> box.line(line, palette.plain()));
        dialog.field().ifPresent(field -> {
            Cells cells = box.begin();
            FieldText.put(field, cells, palette);
            box.lines.add(cells.line());
        });
        if (!dialog.problem().isEmpty()) {
            box.line("x " + dialog.problem(), palette.warning());
        }
        return box.lines;
    }

    private void title(String title) {
        Cells cells = new Cells(width);
        if (grave) {
            cells.put("━━", palette.warning()).put(" " + title + " ", palette.inverse());
            cells.put("━".repeat(cells.left()), palette.warning());
        } else {
            cells.put(" " + title, palette.bold());
        }
        lines.add(cells.line());
    }

    /** Words that do not fit go on below. */
    private void line(String text, AttributedStyle style) {
        for (String piece : Words.wrapped(text, Math.max(8, width - 4))) {
            lines.add(begin().put(piece, style).line());
        }
    }

    private Cells begin() {
        return new Cells(width).put(grave ? "┃  " : "   ", palette.warning());
    }
}
