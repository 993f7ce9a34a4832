package dev.assent.cli.review.detail;

import dev.assent.cli.view.Shown;
import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import dev.assent.client.TextFlag;
import dev.assent.engine.display.Findings;
import dev.assent.engine.display.MixedToken;

/** What can mislead in the texts of an ask, counted, text by text. Letters outside ASCII alone mislead nobody. */
final class Flags {
    private final Page page;
    private boolean any;

    Flags(Page page) {
        this.page = page;
    }

    void write(Ask ask) {
        AskSummary summary = ask.summary();
        flag("agent", Shown.of(summary.agent()).findings());
        flag("subject", Shown.of(summary.subject()).findings());
        flag("session", Shown.of(summary.session()).findings());
        flag("tool", Shown.of(summary.tool()).findings());
        flag("server", Shown.of(ask.server()).findings());
        ask.target().ifPresent(target -> flag("target", Shown.of(target).findings()));
        flag("arguments", Shown.of(ask.argumentsJson()).findingsJson());
        flag("context", Shown.of(ask.contextJson()).findingsJson());
        ask.reasons()
                .forEach(reason ->
                        flag("explanation", Shown.of(reason.explanation()).findings()));
        if (summary.flags().contains(TextFlag.UNKNOWN)) {
            line("the server warns of something that this client does not know");
        }
    }

    private void flag(String where, Findings findings) {
        if (findings.isHiding()) {
            line(where + ": " + findings.inWords());
            for (MixedToken token : findings.mixed()) {
                page.marked("", token.describe(), Role.WARNING);
            }
        }
    }

    private void line(String text) {
        page.note(any ? "" : "HIDDEN", Role.WARNING, text);
        any = true;
    }
}
