package dev.assent.cli.asks;

import dev.assent.cli.view.CallDiff;
import dev.assent.cli.view.Style;
import dev.assent.client.Ask;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code assent asks diff}. */
@Command(
        name = "assent asks diff",
        description = "Say what differs from the last allowed call of the same agent and tool, and from what the"
                + " agent sent if a reviewer has edited it.")
public final class DiffCommand extends ReadingCommand {
    @Override
    List<String> drawn(Ask ask, Style style, int width) {
        return new CallDiff(ask).lines(style, width);
    }

    @Override
    Map<String, Object> document(Ask ask) {
        return new CallDiff(ask).json();
    }
}
