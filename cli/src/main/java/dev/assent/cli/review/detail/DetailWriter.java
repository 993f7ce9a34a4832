package dev.assent.cli.review.detail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assent.cli.view.Shown;
import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import dev.assent.client.Reason;
import dev.assent.client.ReviewRequirement;
import dev.assent.client.UntrustedText;

/** Writes a {@link Detail}, block by block. */
final class DetailWriter {
    private final Ask ask;
    private final Page page;
    private final int width;

    DetailWriter(Ask ask, DetailOptions options, int width) {
        this.ask = ask;
        this.width = width;
        this.page = new Page(width);
    }

    Detail write() {
        AskSummary summary = ask.summary();
        field("agent", summary.agent());
        field("subject", summary.subject());
        field("session", summary.session());
        field("tool", summary.tool());
        field("server", ask.server());
        ask.reasons().forEach(this::reason);
        summary.requirements().forEach(this::requirement);
        page.blank();
        String raw = ask.argumentsJson().raw();
        int bytes = raw.getBytes(UTF_8).length;
        boolean tooBig = bytes > Detail.MAX_BYTES;
        page.say(Role.TITLE, "ARGUMENTS  " + raw.codePointCount(0, raw.length()) + " characters, " + bytes + " bytes");
        page.mustSee(Shown.json(ask.argumentsJson(), dev.assent.engine.display.Scripts.ASCII));
        page.say(Role.FAINT, "-- end --");
        if (!ask.challenge().isEmpty()) {
            page.field("code", Shown.line(ask.challenge()), Role.CODE);
        }
        return new Detail(
                summary.askId() + " " + summary.etag(), summary.risk(), width, page.lines(), page.mustSee(), tooBig);
    }

    private void field(String label, UntrustedText text) {
        if (!text.isEmpty()) {
            page.field(label, Shown.line(text), Role.UNTRUSTED);
        }
    }

    private void reason(Reason reason) {
        page.field("asked by", Shown.line(reason.name() + " " + reason.position()), Role.PLAIN);
        if (!reason.explanation().isEmpty()) {
            Shown.lines(reason.explanation(), dev.assent.engine.display.Scripts.ASCII).forEach(line -> page.under(line, Role.UNTRUSTED));
        }
    }

    private void requirement(ReviewRequirement requirement) {
        String who = requirement.groups().isEmpty() ? "any reviewer" : String.join(" or ", requirement.groups());
        page.field(
                "needs",
                Shown.line(requirement.approved() + " of " + requirement.approvals() + " approvals, " + who),
                Role.PLAIN);
    }
}
