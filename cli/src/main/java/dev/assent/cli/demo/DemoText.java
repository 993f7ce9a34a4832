package dev.assent.cli.demo;

import dev.assent.cli.decide.CallRecord;
import dev.assent.cli.decide.CallRecord.RecordedAnswer;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.DecisionView;
import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Style;
import dev.assent.cli.view.Table;
import dev.assent.client.Ask;
import dev.assent.client.ChallengeKind;
import dev.assent.client.Decision;
import dev.assent.client.Effect;
import dev.assent.client.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the demo says. */
final class DemoText {
    private static final int MAX_WIDTH = 80;
    private static final String INDENT = "    ";

    /** Together with the gaps between them, 80 columns. */
    private static final List<Integer> COLUMNS = List.of(2, 22, 6, 25, 8, 5);

    private final Style style;
    private final int width;

    DemoText(Style style, int width) {
        this.style = style;
        this.width = Math.min(MAX_WIDTH, width);
    }

    List<String> welcome(String agents, String reviewers, boolean person) {
        List<String> lines = new ArrayList<>(section("Assent: policy, and people, between an agent and its tools"));
        lines.addAll(wrap(
                "A sidecar runs on this machine (agents " + agents + ", reviewers " + reviewers
                        + ") with the policies of policies/ and a data folder that is deleted at the end.",
                ""));
        lines.addAll(wrap(
                "A recorded agent session plays now: every tool call is sent to the sidecar before it may"
                        + " run. The calls are real, the tools are not.",
                ""));
        lines.addAll(wrap(
                "ALLOW may run. DENY may not. ASK waits for a person: "
                        + (person ? "that is you." : "here a script that answers as the person of the recording did."),
                ""));
        return lines;
    }

    List<String> session(Recording recording) {
        return section("session " + Shown.line(recording.name()));
    }

    List<String> call(int number, CallRecord record) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                "%2d  %s", number, style.bold(Shown.line(record.call().tool()))));
        if (!record.note().isEmpty()) {
            wrap(Shown.line(record.note()), INDENT).forEach(line -> lines.add(style.dim(line)));
        }
        lines.addAll(wrap(Shown.line(record.call().argumentsJson()), INDENT));
        return lines;
    }

    List<String> review(Ask ask, RecordedAnswer answer) {
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + style.attention("ASK") + "    ask " + AskScreen.shortId(ask.askId()) + ", risk "
                + ask.summary().risk());
        ask.reasons().stream()
                .filter(reason -> !reason.explanation().isEmpty())
                .forEach(reason -> lines.addAll(wrap(Shown.line(reason.explanation()), INDENT + "       ")));
        String code = answer.approves() && !ask.challenge().isEmpty()
                ? "types the " + (ask.challengeKind() == ChallengeKind.TARGET ? "target " : "code ")
                        + Shown.line(ask.challenge()) + " and "
                : "";
        lines.addAll(wrap(
                "the reviewer " + code + (answer.approves() ? "approves" : "rejects") + ": \""
                        + Shown.line(answer.note()) + "\"",
                INDENT + "       "));
        return lines;
    }

    List<String> outcome(Step step) {
        Decision last = step.last();
        List<String> lines = new ArrayList<>();
        String by = last.approvedBy().isEmpty() ? "" : " by " + Shown.line(String.join(", ", last.approvedBy()));
        lines.add(INDENT + style.effect(last.effect(), String.format("%-5s", last.effect())) + "  "
                + DecisionView.rules(last) + by);
        if (!step.wasAsked()) {
            explanations(last).forEach(text -> lines.addAll(wrap(text, INDENT + "       ")));
        }
        return lines;
    }

    List<String> nobodyElse() {
        return wrap("nobody else reviews here, so the agent gives this call up", INDENT);
    }

    List<String> trouble(String message) {
        return List.of(INDENT + style.bad("trouble: ") + Shown.line(message));
    }

    List<String> summary(List<Step> steps) {
        List<String> lines = new ArrayList<>(section("what happened"));
        Table table = new Table(COLUMNS).row("#", "CALL", "EFFECT", "RULE", "REVIEWER", "FINAL");
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            table.row(
                    Integer.toString(i + 1),
                    Shown.line(step.record().call().tool()),
                    step.first().effect().name(),
                    rules(step.first()),
                    step.review(),
                    step.last().effect().name());
        }
        lines.addAll(table.lines(this::paint));
        lines.add("");
        lines.add(steps.size() + " calls: " + count(steps, Effect.ALLOW) + " allowed, " + count(steps, Effect.DENY)
                + " denied; people were asked about "
                + steps.stream().filter(Step::wasAsked).count());
        if (steps.stream().allMatch(Step::isFinal)) {
            lines.add(style.good("every call has its final decision"));
        }
        lines.add("");
        lines.add("next:  assent serve     the sidecar, for your own agents");
        lines.add("       assent review    answer its asks in another window");
        return lines;
    }

    /** Without the names of the policies: the table is narrow. */
    private static String rules(Decision decision) {
        return Shown.line(decision.reasons().stream()
                .filter(reason -> reason.effect() == decision.effect())
                .map(reason -> reason.rule().isEmpty() ? reason.name() : reason.rule())
                .distinct()
                .collect(Collectors.joining(", ")));
    }

    private String paint(int column, String cell) {
        return Stream.of(Effect.values())
                .filter(effect -> (column == 2 || column == 5) && cell.strip().equals(effect.name()))
                .findFirst()
                .map(effect -> style.effect(effect, cell))
                .orElse(cell);
    }

    private static long count(List<Step> steps, Effect effect) {
        return steps.stream().filter(step -> step.last().effect() == effect).count();
    }

    private static List<String> explanations(Decision decision) {
        return decision.reasons().stream()
                .filter(reason -> reason.effect() == decision.effect())
                .map(Reason::explanation)
                .filter(text -> !text.isEmpty())
                .map(Shown::line)
                .toList();
    }

    private List<String> section(String title) {
        String rule = "-".repeat(Math.max(0, width - title.length() - 4));
        return List.of("", style.bold("-- " + title + " " + rule));
    }

    /** Breaks at spaces, else where the line is full. */
    private List<String> wrap(String text, String indent) {
        int room = Math.max(20, width - indent.length());
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > room) {
            int space = rest.lastIndexOf(' ', room);
            int end = space > room / 2 ? space : room;
            lines.add(indent + rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(indent + rest);
        return lines;
    }
}
