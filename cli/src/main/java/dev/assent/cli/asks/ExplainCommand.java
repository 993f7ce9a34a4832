package dev.assent.cli.asks;

import dev.assent.cli.view.AskJson;
import dev.assent.cli.view.ReasonLines;
import dev.assent.cli.view.Style;
import dev.assent.client.Ask;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code assent asks explain}. */
@Command(
        name = "assent asks explain",
        description = "Say which rules asked, where they stand and how they explain it. (`assent explain` evaluates a"
                + " call anew and shows what every rule saw.)")
public final class ExplainCommand extends ReadingCommand {
    @Override
    List<String> drawn(Ask ask, Style style, int width) {
        return ReasonLines.of(ask, style, width, scripts());
    }

    @Override
    Map<String, Object> document(Ask ask) {
        return AskJson.reasons(ask);
    }
}
