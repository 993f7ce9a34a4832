package dev.assent.cli.review.screen;

import dev.assent.cli.view.Shown;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The lines of a dialog. A grave one stands in a heavy frame; a calm one does not: they differ without colour too. */
final class DialogBox {
    private final Palette palette;
    private final int width;
    private final List<AttributedString> lines = new ArrayList<>();

    private DialogBox(Palette palette, int width) {
        this.palette = palette;
        this.width = width;
    }

    static List<AttributedString> lines(Dialog dialog, Palette palette, int width) {
        DialogBox box = new DialogBox(palette, width);
        boolean grave = dialog.look() == Dialog.Look.GRAVE;
        box.lines.add(box.titleLine(dialog));
        dialog.lines().forEach(line -> box.line(grave, line, palette.plain()));
        for (int i = 0; i < dialog.fields().size(); i++) {
            box.field(grave, dialog.fields().get(i), i == dialog.focus());
        }
        boolean typing = dialog.focus() < dialog.fields().size();
        box.line(grave, typing ? "Enter next   Esc back" : String.join("   ", dialog.keys()), palette.faint());
        if (grave) {
            box.lines.add(new Cells(width).put("━".repeat(width), palette.warning()).line());
        }
        return box.lines;
    }

    private AttributedString titleLine(Dialog dialog) {
        String title = " " + dialog.title() + " ";
        return switch (dialog.look()) {
            case GRAVE -> new Cells(width)
                    .put("━━", palette.warning())
                    .put(title, palette.inverse())
                    .put("━".repeat(Math.max(0, width - 2 - Cells.columns(title))), palette.warning())
                    .line();
            case CALM, REJECT -> new Cells(width).put(title, palette.bold()).line();
        };
    }

    private void line(boolean grave, String text, AttributedStyle style) {
        lines.add(new Cells(width).put(grave ? "┃ " : "   ", palette.warning()).put(text, style).line());
    }

    private void field(boolean grave, Field field, boolean focus) {
        Cells cells = new Cells(width)
                .put(grave ? "┃ " : "   ", palette.warning())
                .put(field.label() + " > ", focus ? palette.bold() : palette.plain());
        lines.add(FieldText.of(field, focus, cells, palette).line());
        if (!field.problem().isEmpty()) {
            line(grave, "x " + Shown.line(field.problem()), palette.warning());
        }
    }
}
