package dev.assent.cli.view;

import dev.assent.cli.Durations;
import dev.assent.client.AskReference;
import dev.assent.client.Decision;
import dev.assent.client.Reason;
import dev.assent.engine.display.Scripts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A decision for people and for scripts. */
public final class DecisionView {
    private static final String INDENT = " ".repeat(7);

    private DecisionView() {}

    /** The rules that made the effect, as {@code policy/rule}; else the codes of the reasons. */
    public static String rules(Decision decision) {
        List<String> deciding = decision.reasons().stream()
                .filter(reason -> reason.effect() == decision.effect())
                .map(Reason::name)
                .distinct()
                .toList();
        List<String> all =
                decision.reasons().stream().map(Reason::name).distinct().toList();
        return Shown.line((deciding.isEmpty() ? all : deciding).stream().collect(Collectors.joining(", ")));
    }

    /** Several lines; the first begins with the effect. */
    public static List<String> lines(Decision decision, Instant now, Style style, int width) {
        List<String> lines = new ArrayList<>();
        String effect = style.effect(decision.effect(), String.format("%-5s", decision.effect()));
        lines.add((effect + "  " + rules(decision)).stripTrailing());
        for (Reason reason : decision.reasons()) {
            if (reason.effect() == decision.effect() && !reason.explanation().isEmpty()) {
                lines.addAll(Gutter.around(Shown.lines(reason.explanation(), Scripts.ASCII), INDENT, width));
            }
        }
        decision.ask().filter(ask -> !decision.isFinal()).ifPresent(ask -> {
            lines.add(INDENT + "ask " + Shown.line(ask.askId()) + ", "
                    + Durations.show(Duration.between(now, ask.expireTime())) + " left (until "
                    + ask.expireTime().truncatedTo(ChronoUnit.SECONDS) + ")");
            lines.add(INDENT + "a person answers it with: assent review");
        });
        if (!decision.approvedBy().isEmpty()) {
            lines.add(INDENT + "approved by "
                    + decision.approvedBy().stream().map(Shown::line).collect(Collectors.joining(", ")));
        }
        lines.add(style.dim(INDENT + "decision " + Shown.line(decision.id())));
        return lines;
    }

    /** In the names of the API's JSON form. */
    public static Map<String, Object> json(Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("decisionId", decision.id());
        json.put("effect", decision.effect());
        json.put("reasons", decision.reasons().stream().map(DecisionView::json).toList());
        json.put(
                "obligations",
                decision.obligations().stream()
                        .map(o -> Map.of("id", o.id(), "type", o.type(), "properties", o.properties()))
                        .toList());
        json.put("policyRevision", decision.policyRevision());
        json.put("decideTime", decision.decideTime());
        json.put("callDigest", decision.callDigest());
        decision.risk().ifPresent(risk -> json.put("risk", risk));
        decision.ask().ifPresent(ask -> json.put("ask", json(ask)));
        decision.editedArgumentsJson().ifPresent(edited -> json.put("arguments", JsonText.parsed(edited)));
        json.put("approvedBy", decision.approvedBy());
        return json;
    }

    static Map<String, Object> json(Reason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", reason.code());
        if (!reason.rule().isEmpty()) {
            json.put("policy", reason.policy());
            json.put("rule", reason.rule());
            json.put("position", reason.position());
        }
        json.put("effect", reason.effect());
        json.put("explanation", reason.explanation());
        return json;
    }

    private static Map<String, Object> json(AskReference ask) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("askId", ask.askId());
        json.put("requestId", ask.requestId());
        json.put("expireTime", ask.expireTime());
        return json;
    }
}
