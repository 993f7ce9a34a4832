package dev.assent.cli.view;

import dev.assent.cli.Durations;
import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import dev.assent.client.Reason;
import dev.assent.client.RecordedVerdict;
import dev.assent.client.ReviewRequirement;
import dev.assent.client.UntrustedText;
import dev.assent.engine.display.Findings;
import dev.assent.engine.display.Scripts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One ask, whole, for the person who decides it: who, what, why, until when, and every argument. */
public final class AskScreen {
    private static final int LABEL_WIDTH = 10;
    private static final String CAUTION = "caution";
    private static final int SHORT_ID = 8;

    private final Ask ask;
    private final Instant now;
    private final Style style;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private AskScreen(Ask ask, Instant now, Style style, int width) {
        this.ask = ask;
        this.now = now;
        this.style = style;
        this.width = width;
    }

    public static List<String> lines(Ask ask, Instant now, Style style, int width) {
        return new AskScreen(ask, now, style, width).draw();
    }

    /** Arguments alone, under the gutter, with their size above and a mark below. */
    public static List<String> arguments(String title, UntrustedText json, Style style, int width) {
        List<String> block = new ArrayList<>();
        block.add(style.bold(title) + " (" + Shown.of(json).characters() + " characters)");
        block.addAll(Gutter.around(Shown.json(json, Scripts.ASCII), "  ", width));
        block.add("  -- end --");
        return block;
    }

    /** The beginning of an id: enough to name it. */
    public static String shortId(String askId) {
        return Shown.line(askId.substring(0, Math.min(SHORT_ID, askId.length())));
    }

    private List<String> draw() {
        AskSummary summary = ask.summary();
        lines.add("-".repeat(Math.min(width, 80)));
        lines.add("ask " + style.bold(shortId(summary.askId())) + "   risk "
                + style.risk(summary.risk(), summary.risk().name()) + "   "
                + (summary.isPending() ? left(summary) : "ended: " + summary.state()));
        form("agent", summary.agent().isEmpty() ? "not named" : Shown.line(summary.agent()));
        field("subject", summary.subject());
        field("session", summary.session());
        field("tool", summary.tool());
        field("server", ask.server());
        ask.target().ifPresent(target -> field("target", target));
        summary.requirements().forEach(requirement -> field("needs", needs(requirement, summary.blind())));
        if (summary.blind()) {
            field("verdicts", "those of others are hidden until yours");
        }
        ask.verdicts().forEach(verdict -> field("verdict", verdict(verdict)));
        ask.reasons().forEach(this::reason);
        cautions();
        ask.resolution().ifPresent(end -> {
            field(
                    "ended",
                    end.endTime().truncatedTo(ChronoUnit.SECONDS) + " "
                            + end.reason().name());
            explanation(end.reason());
        });
        if (summary.isPending() && summary.agentWaits()) {
            field("waits", "the agent is on the line");
        }
        context();
        ask.originalArgumentsJson().ifPresent(sent -> lines.addAll(arguments("sent by the agent", sent, style, width)));
        ask.lastAllowedArgumentsJson()
                .ifPresent(last -> lines.addAll(arguments("last allowed call", last, style, width)));
        lines.addAll(arguments(
                ask.originalArgumentsJson().isPresent() ? "arguments, edited" : "arguments",
                ask.argumentsJson(),
                style,
                width));
        lines.addAll(Decodings.lines(ask.argumentsJson(), style, width));
        return lines;
    }

    private void context() {
        if (!List.of("", "{}").contains(Shown.of(ask.contextJson()).displayJson())) {
            lines.addAll(arguments("context", ask.contextJson(), style, width));
        }
    }

    private String left(AskSummary summary) {
        return Durations.show(Duration.between(now, summary.expireTime())) + " left, then DENY";
    }

    private void reason(Reason reason) {
        field("why", reason.name() + (reason.position().isEmpty() ? "" : "  (" + reason.position() + ")"));
        explanation(reason);
    }

    private void explanation(Reason reason) {
        if (!reason.explanation().isEmpty()) {
            lines.addAll(Gutter.around(
                    Shown.lines(reason.explanation(), Scripts.ASCII), " ".repeat(LABEL_WIDTH + 2), width));
        }
    }

    private void cautions() {
        AskSummary summary = ask.summary();
        caution("agent", Shown.of(summary.agent()).findings(), true);
        caution("subject", Shown.of(summary.subject()).findings(), true);
        caution("session", Shown.of(summary.session()).findings(), true);
        caution("tool", Shown.of(summary.tool()).findings(), true);
        caution("server", Shown.of(ask.server()).findings(), true);
        ask.target().ifPresent(target -> caution("target", Shown.of(target).findings(), true));
        ask.reasons()
                .forEach(reason -> caution("why", Shown.of(reason.explanation()).findings(), false));
        caution("arguments", Shown.of(ask.argumentsJson()).findingsJson(), false);
        caution("context", Shown.of(ask.contextJson()).findingsJson(), false);
    }

    /** Letters beyond ASCII are found in most prose and mean nothing there; in a name they do. */
    private void caution(String what, Findings found, boolean name) {
        if (found.isHiding() || (name && !found.flags().isEmpty())) {
            form(CAUTION, what + ": " + found.inWords());
            found.mixed().forEach(word -> form("", word.describe()));
        }
    }

    private static String needs(ReviewRequirement requirement, boolean blind) {
        String who = requirement.groups().isEmpty()
                ? "any reviewer"
                : requirement.groups().stream().collect(Collectors.joining(" or "));
        String count = blind ? "" : requirement.approved() + " of ";
        return count + requirement.approvals() + " approvals, " + who;
    }

    private static String verdict(RecordedVerdict verdict) {
        String edits =
                verdict.edits().isEmpty() ? "" : " with " + verdict.edits().size() + " edits";
        return verdict.outcome() + " by " + verdict.reviewer() + edits
                + (verdict.note().isEmpty() ? "" : ": " + verdict.note());
    }

    private void field(String label, UntrustedText text) {
        if (!text.isEmpty()) {
            form(label, Shown.line(text));
        }
    }

    private void field(String label, String value) {
        form(label, Shown.line(value));
    }

    /** Long values go on below, behind the gutter's bar. */
    private void form(String label, String form) {
        int room = Math.max(8, width - LABEL_WIDTH - 2);
        List<String> pieces = Gutter.pieces(form, room);
        String padded = String.format("%-" + LABEL_WIDTH + "s", label);
        lines.add("  " + (label.equals(CAUTION) ? style.attention(padded) : padded) + pieces.get(0));
        if (pieces.size() > 1) {
            String rest = String.join("", pieces.subList(1, pieces.size()));
            lines.addAll(Gutter.around(List.of(rest), " ".repeat(LABEL_WIDTH + 2), width));
        }
    }
}
