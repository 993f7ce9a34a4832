package dev.assent.cli.view;

import dev.assent.client.ExplainedDecision;
import dev.assent.client.Reason;
import dev.assent.client.RuleTrace;
import dev.assent.engine.display.Scripts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An explained decision for people and for scripts. */
public final class TraceView {
    private static final String INDENT = " ".repeat(7);

    private TraceView() {}

    /** The decision, then the rules: those that counted first, with the parts that decided first. */
    public static List<String> lines(ExplainedDecision explained, Style style, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(style.effect(explained.effect(), String.format("%-5s", explained.effect())) + "  "
                + deciding(explained)
                        .map(Reason::name)
                        .map(Shown::line)
                        .distinct()
                        .collect(Collectors.joining(", ")));
        deciding(explained)
                .filter(reason -> !reason.explanation().isEmpty())
                .forEach(reason ->
                        lines.addAll(Gutter.around(Shown.lines(reason.explanation(), Scripts.ASCII), INDENT, width)));
        Stream.concat(
                        explained.rules().stream().filter(RuleTrace::counts),
                        explained.rules().stream().filter(rule -> !rule.counts()))
                .forEach(rule -> lines.addAll(lines(rule, style, width)));
        lines.add("");
        if (explained.rules().isEmpty()) {
            lines.add(
                    "No policy is about this tool of this server: compare --tool and --tool-server with the keys tools and"
                            + " servers.");
        }
        lines.add(style.dim(
                explained.rules().size() + " rules looked at, policies " + Shown.line(explained.policyRevision())));
        return lines;
    }

    /** In the names of the API's JSON form. */
    public static Map<String, Object> json(ExplainedDecision explained) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("effect", explained.effect());
        json.put("reasons", explained.reasons().stream().map(DecisionView::json).toList());
        json.put("policyRevision", explained.policyRevision());
        json.put("callDigest", explained.callDigest());
        explained.risk().ifPresent(risk -> json.put("risk", risk));
        json.put("rules", explained.rules().stream().map(TraceView::json).toList());
        return json;
    }

    private static Stream<Reason> deciding(ExplainedDecision explained) {
        return explained.reasons().stream().filter(reason -> reason.effect() == explained.effect());
    }

    private static List<String> lines(RuleTrace rule, Style style, int width) {
        List<String> lines = new ArrayList<>();
        String name = rule.policy() + (rule.rule().isEmpty() ? ", guard of a nested rule" : "/" + rule.rule());
        lines.add("");
        lines.add(style.effect(rule.effect(), String.format("%-5s", rule.effect())) + "  "
                + style.bold(Shown.line(name)) + "  " + outcome(rule) + "  " + style.dim(Shown.line(rule.position())));
        for (RuleTrace.Expression part : rule.expressions()) {
            String value = part.value().map(text -> " = " + Shown.line(text)).orElse(" failed");
            lines.addAll(Gutter.around(
                    List.of(Shown.line(lineAndColumn(part.position()) + "  " + part.text()) + value), INDENT, width));
        }
        return lines;
    }

    private static String outcome(RuleTrace rule) {
        if (rule.error().isEmpty()) {
            return rule.matched() ? "matches" : "does not match";
        }
        return (rule.counts() ? "counts as matched: " : "does not count: ") + Shown.line(rule.error());
    }

    /** The file stands beside the rule. */
    private static String lineAndColumn(String position) {
        int column = position.lastIndexOf(':');
        return position.substring(position.lastIndexOf(':', column - 1) + 1);
    }

    private static Map<String, Object> json(RuleTrace rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("policy", rule.policy());
        json.put("rule", rule.rule());
        json.put("position", rule.position());
        json.put("effect", rule.effect());
        json.put("matched", rule.matched());
        json.put("error", rule.error());
        json.put("expressions", rule.expressions().stream().map(TraceView::json).toList());
        return json;
    }

    private static Map<String, Object> json(RuleTrace.Expression part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("position", part.position());
        json.put("expression", part.text());
        json.put("value", part.value());
        return json;
    }
}
