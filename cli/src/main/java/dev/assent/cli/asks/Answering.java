package dev.assent.cli.asks;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.Failures;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.Terminal;
import dev.assent.cli.view.AskJson;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.JsonText;
import dev.assent.cli.view.Shown;
import dev.assent.client.AskSummary;
import dev.assent.client.ClientException;
import java.util.List;
import java.util.Locale;

/** Answers asks one after the other. One that fails is reported, the rest goes on; the first failure is the exit code. */
record Answering(Terminal terminal, OutputFormat.Columns format) {
    /** @param answer from an id as it was typed to the ask as it stands after the verdict */
    ExitCode each(List<String> ids, java.util.function.Function<String, AskSummary> answer) {
        ExitCode code = ExitCode.OK;
        for (String id : ids) {
            try {
                show(answer.apply(id));
            } catch (ClientException | Failure e) {
                Failure failure = Failures.of(e);
                if (failure.code() == ExitCode.UNREACHABLE || failure.code() == ExitCode.NOT_AUTHENTICATED) {
                    throw failure;
                }
                terminal.note("assent: ask " + Shown.line(id) + ": " + failure.getMessage());
                code = code == ExitCode.OK ? failure.code() : code;
            }
        }
        return code;
    }

    private void show(AskSummary ask) {
        if (format == OutputFormat.Columns.JSON) {
            terminal.say(JsonText.of(AskJson.of(ask)));
            return;
        }
        String missing = ask.isPending() ? ", more approvals needed" : "";
        terminal.say(AskScreen.shortId(ask.askId()) + " " + ask.state().name().toLowerCase(Locale.ROOT) + missing);
    }
}
