package dev.assent.cli.view;

import dev.assent.client.Ask;
import dev.assent.client.UntrustedText;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonChange;
import dev.assent.engine.json.JsonDiff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs between the arguments of an ask and others, for people and for scripts. */
public final class CallDiff {
    /** More than anybody reads. */
    private static final int MAX_CHANGES = 1_000;

    private static final int MAX_DEPTH = 64;
    private static final String INDENT = "    ";

    private final Ask ask;

    public CallDiff(Ask ask) {
        this.ask = ask;
    }

    /** Against the last allowed call of the same agent and tool, and against what the agent sent if that was edited. */
    public List<String> lines(Style style, int width) {
        List<String> lines = new ArrayList<>();
        lines.add("ask " + style.bold(AskScreen.shortId(ask.askId())) + "  "
                + Shown.line(ask.summary().tool()) + " of " + agent());
        if (ask.lastAllowedArgumentsJson().isEmpty()) {
            lines.add("  nothing was allowed before: no call of this agent and tool is remembered");
        }
        ask.lastAllowedArgumentsJson()
                .ifPresent(last -> section("the last allowed call of this agent and tool", last, lines, style, width));
        ask.originalArgumentsJson()
                .ifPresent(sent -> section("what the agent sent, before edits", sent, lines, style, width));
        return lines;
    }

    /** {@code lastAllowed} is null if nothing was allowed before, {@code sent} absent if nothing was edited. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("askId", ask.askId());
        json.put("lastAllowed", ask.lastAllowedArgumentsJson().map(this::json));
        ask.originalArgumentsJson().ifPresent(sent -> json.put("sent", json(sent)));
        return json;
    }

    private String agent() {
        return ask.summary().agent().isEmpty()
                ? "an agent that is not named"
                : Shown.line(ask.summary().agent());
    }

    private JsonDiff since(UntrustedText before) {
        return JsonDiff.between(JsonText.parsed(before), JsonText.parsed(ask.argumentsJson()), MAX_CHANGES, MAX_DEPTH);
    }

    private void section(String what, UntrustedText before, List<String> lines, Style style, int width) {
        JsonDiff diff = since(before);
        lines.add("  against " + what + ":" + (diff.isEmpty() ? " no difference" : ""));
        for (JsonChange change : diff.changes()) {
            String sign = switch (change.kind()) {
                case ADDED -> "added";
                case REMOVED -> "removed";
                case CHANGED -> "changed";
            };
            lines.addAll(Gutter.around(
                    List.of(sign + " " + Shown.line(change.pointer().toString())), INDENT, width));
            change.before().ifPresent(value -> lines.addAll(value("-", value, width)));
            change.after().ifPresent(value -> lines.addAll(value("+", value, width)));
        }
        if (!diff.complete()) {
            lines.add(style.attention("  more than " + MAX_CHANGES + " differences: compare the calls whole"));
        }
    }

    private static List<String> value(String sign, Object value, int width) {
        return Gutter.around(List.of("  " + sign + " " + Shown.line(JsonObject.toJson(value))), INDENT, width);
    }

    private Map<String, Object> json(UntrustedText before) {
        JsonDiff diff = since(before);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("changes", diff.changes().stream().map(CallDiff::json).toList());
        json.put("complete", diff.complete());
        return json;
    }

    /** Of values as the arguments have them, so this is JSON in their form. */
    private static JsonObject json(JsonChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", change.kind().name());
        json.put("pointer", change.pointer().toString());
        Optional<Object> before = change.before();
        before.ifPresent(value -> json.put("before", value));
        change.after().ifPresent(value -> json.put("after", value));
        return JsonObject.of(json);
    }
}
