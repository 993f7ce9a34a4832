package dev.assent.cli.review.screen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.ScreenTerminal;

/** A terminal in memory that JLine paints on, and all that it was sent. */
final class Glass {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ScreenTerminal screen;
    private final LineDisciplineTerminal terminal;
    private final Display display;
    private final int width;
    private final int height;

    Glass(int width, int height) throws IOException {
        this.width = width;
        this.height = height;
        screen = new ScreenTerminal(width, height);
        terminal = new LineDisciplineTerminal("glass", "xterm-256color", sent, UTF_8);
        display = new Display(terminal, true);
        display.resize(Size.of(width, height));
    }

    /** Paints, as the program does, what has changed; returns what was sent for it. */
    String paint(List<AttributedString> lines) {
        sent.reset();
        display.update(lines, -1);
        terminal.flush();
        String text = sent.toString(UTF_8);
        screen.write(text);
        return text;
    }

    /** Character and attributes of every cell, row by row. */
    long[] cells() {
        long[] cells = new long[width * height];
        screen.dump(cells, 0, 0, height, width, new int[2]);
        return cells;
    }
}
