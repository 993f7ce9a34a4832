package dev.assent.cli.doctor;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Size of the window that the terminal draws in. */
record WindowSize(int columns, int rows) {
    /** Asks the terminal that this process runs in; nothing is drawn or read. */
    static Optional<WindowSize> ofThisProcess() {
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(false).build()) {
            Size size = terminal.getSize();
            return size.getColumns() > 0 && size.getRows() > 0
                    ? Optional.of(new WindowSize(size.getColumns(), size.getRows()))
                    : Optional.empty();
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
