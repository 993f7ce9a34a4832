package dev.assent.cli.review.detail;

import dev.assent.cli.view.Shown;
import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import dev.assent.client.Reason;
import dev.assent.client.RecordedVerdict;
import dev.assent.client.ReviewRequirement;
import dev.assent.client.UntrustedText;
import dev.assent.client.VerdictOutcome;
import java.util.List;
import java.util.Optional;

/** Who wants what, why people are asked, who else must approve. */
final class Facts {
    private final Ask ask;
    private final AskSummary summary;
    private final Texts texts;
    private final Page page;

    Facts(Ask ask, Texts texts, Page page) {
        this.ask = ask;
        this.summary = ask.summary();
        this.texts = texts;
        this.page = page;
    }

    void write() {
        if (summary.agent().isEmpty()) {
            page.note("agent", Role.PLAIN, "not named");
        }
        identifier("agent", summary.agent());
        identifier("subject", summary.subject());
        identifier("session", summary.session());
        identifier("tool", summary.tool());
        identifier("server", ask.server());
        ask.reasons().forEach(this::reason);
        requirements();
        ask.verdicts().forEach(this::verdict);
        notes();
        ask.resolution().ifPresent(end -> {
            page.note("ended", Role.WARNING, Shown.line(end.reason().name()));
            prose(end.reason().explanation());
        });
    }

    /** What all asks of a group have in common. */
    void writeOfGroup() {
        identifier("agent", summary.agent());
        identifier("tool", summary.tool());
        identifier("server", ask.server());
        ask.reasons().forEach(reason -> page.field("asked by", Shown.line(reason.name()), Role.PLAIN));
        requirements();
    }

    private void requirements() {
        summary.requirements().forEach(this::requirement);
    }

    private void notes() {
        if (summary.blind()) {
            page.note("votes", Role.PLAIN, "of others are hidden until you have given yours");
        }
        if (summary.revisedByPolicy()) {
            page.note("changed", Role.WARNING, "policy changed while this waited: earlier votes are void");
        }
        if (summary.escalated()) {
            page.note("escalated", Role.WARNING, "nobody decided for a while: more groups are asked");
        }
        if (summary.agentWaits()) {
            page.note("waits", Role.PLAIN, "the agent is on the line");
        }
    }

    private void identifier(String label, UntrustedText text) {
        if (!text.isEmpty()) {
            page.field(label, texts.identifier(text), Role.UNTRUSTED);
        }
    }

    private void reason(Reason reason) {
        page.field("asked by", Shown.line(reason.name()), Role.PLAIN);
        if (!reason.position().isEmpty()) {
            page.field("", Shown.line(reason.position()), Role.FAINT);
        }
        prose(reason.explanation());
    }

    private void prose(UntrustedText text) {
        if (!text.isEmpty()) {
            page.under(texts.prose(text), Role.UNTRUSTED);
        }
    }

    private void requirement(ReviewRequirement requirement) {
        String who = requirement.groups().isEmpty() ? "any reviewer" : String.join(" or ", requirement.groups());
        String soFar = requirement.approved() == 0 ? "" : ", " + requirement.approved() + " so far";
        String many = requirement.approvals() == 1 ? "one approval" : requirement.approvals() + " approvals";
        page.note("needs", Role.PLAIN, many + " by " + Shown.line(who) + soFar);
    }

    private void verdict(RecordedVerdict verdict) {
        String did = verdict.outcome() == VerdictOutcome.APPROVE ? " approved" : " rejected";
        String edits = verdict.edits().isEmpty()
                ? ""
                : " with " + Texts.count(verdict.edits().size(), "edit", "edits");
        Optional<String> earlier = verdict.etag().equals(summary.etag())
                ? Optional.empty()
                : Optional.of(" (an earlier version; it no longer counts)");
        page.note("vote", Role.PLAIN, Shown.line(verdict.reviewer()) + did + edits + earlier.orElse(""));
        if (!verdict.note().isEmpty()) {
            page.under(List.of(Shown.line(verdict.note())), Role.UNTRUSTED);
        }
    }
}
