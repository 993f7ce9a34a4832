package dev.assent.cli.asks;

import dev.assent.cli.view.AskJson;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Style;
import dev.assent.client.Ask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code assent asks get}. */
@Command(
        name = "assent asks get",
        description = "Show asks whole. A document of one ask is the object, of several a list.")
public final class GetCommand extends ReadingCommand {
    @Override
    List<String> drawn(Ask ask, Style style, int width) {
        List<String> lines = new ArrayList<>(AskScreen.lines(ask, Instant.now(), style, width));
        lines.add("digest " + Shown.line(ask.summary().callDigest()));
        return lines;
    }

    @Override
    Map<String, Object> document(Ask ask) {
        return AskJson.of(ask);
    }
}
