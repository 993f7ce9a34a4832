package dev.assent.cli.asks;

import dev.assent.cli.ExitCode;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.Terminal;
import dev.assent.cli.view.AskJson;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Documents;
import dev.assent.client.AskSummary;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Gives verdicts and prints how each ask stands after it. */
record Answering(Terminal terminal, OutputFormat.Listing format) {
    /** @param answer from an id as it was typed to the ask as it stands after the verdict */
    ExitCode each(List<String> ids, Function<String, AskSummary> answer) {
        Documents documents = Documents.of(ids.size(), terminal, format);
        try {
            return new EachAsk(terminal).of(ids, id -> show(answer.apply(id), documents));
        } finally {
            documents.end(); // what was answered before the server went away is said too
        }
    }

    private void show(AskSummary ask, Documents documents) {
        if (!format.isDrawn()) {
            documents.add(ask.askId(), AskJson.of(ask));
            return;
        }
        String missing = ask.isPending() ? ", more approvals needed" : "";
        terminal.say(AskScreen.shortId(ask.askId()) + " " + ask.state().name().toLowerCase(Locale.ROOT) + missing);
    }
}
