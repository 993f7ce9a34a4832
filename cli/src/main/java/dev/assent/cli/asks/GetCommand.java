package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.view.AskJson;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.JsonText;
import dev.assent.cli.view.Style;
import dev.assent.client.Ask;
import dev.assent.client.ReviewClient;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assent asks get}. */
@Command(name = "assent asks get", description = "Show asks whole.")
public final class GetCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(names = "-o", paramLabel = "FORMAT", description = "table or json (one object a line).")
    private OutputFormat.Columns format = OutputFormat.Columns.TABLE;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "An ask, by 6 or more characters of its id.")
    private List<String> ids = List.of();

    @Override
    protected ExitCode run() {
        try (ReviewClient client = options.connect(terminal())) {
            for (String id : ids) {
                show(client.getAsk(id));
            }
        }
        return ExitCode.OK;
    }

    private void show(Ask ask) {
        if (format == OutputFormat.Columns.JSON) {
            terminal().say(JsonText.of(AskJson.of(ask)));
            return;
        }
        AskScreen.lines(
                        ask,
                        Instant.now(),
                        new Style(terminal().colour()),
                        terminal().width())
                .forEach(terminal()::say);
        terminal().say("digest " + dev.assent.cli.view.Shown.line(ask.summary().callDigest()));
    }
}
