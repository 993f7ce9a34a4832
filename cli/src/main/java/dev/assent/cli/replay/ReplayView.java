package dev.assent.cli.replay;

import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A replay for people and for scripts. */
final class ReplayView {
    private static final List<Integer> WIDTHS = List.of(24, 32, 16, 8, 8, 8, 8);

    private ReplayView() {}

    static List<String> lines(Replay replay) {
        Table table = new Table(WIDTHS).row("CORPUS", "SUITE", "LABEL", "CALLS", "ALLOWED", "ASKED", "DENIED");
        replay.tally().rows().forEach(row -> add(table, row));
        add(table, replay.tally().total());
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        Table sessions = new Table(List.of(24, 10, 14)).row("CORPUS", "SESSIONS", "WITHOUT AN ASK");
        Tally.Sessions all = new Tally.Sessions(0, 0);
        for (Map.Entry<String, Tally.Sessions> corpus :
                replay.tally().sessions().entrySet()) {
            add(sessions, corpus.getKey(), corpus.getValue());
            all = all.plus(corpus.getValue());
        }
        add(sessions, "total", all);
        lines.addAll(sessions.lines());
        replay.against().ifPresent(set -> {
            lines.add("");
            replay.differences().forEach(difference -> lines.add(line(difference)));
            lines.add(replay.differences().size() + " of "
                    + replay.tally().total().calls() + " decisions differ");
        });
        return lines;
    }

    static Map<String, Object> json(Replay replay, List<String> problems) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("policyRevision", replay.policies().revision());
        replay.against().ifPresent(set -> json.put("againstRevision", set.revision()));
        json.put("total", json(replay.tally().total()));
        json.put(
                "decisions",
                replay.tally().rows().stream().map(ReplayView::json).toList());
        List<Map<String, Object>> sessions = new ArrayList<>();
        replay.tally().sessions().forEach((corpus, count) -> sessions.add(json(corpus, count)));
        json.put("sessions", sessions);
        replay.against()
                .ifPresent(set -> json.put(
                        "differences",
                        replay.differences().stream().map(ReplayView::json).toList()));
        json.put("problems", problems);
        return json;
    }

    private static void add(Table table, Tally.Row row) {
        table.row(
                Shown.line(row.group().corpus()),
                Shown.line(row.group().suite()),
                Shown.line(row.group().label()),
                Integer.toString(row.calls()),
                Integer.toString(row.allowed()),
                Integer.toString(row.asked()),
                Integer.toString(row.denied()));
    }

    private static void add(Table table, String corpus, Tally.Sessions sessions) {
        table.row(Shown.line(corpus), Integer.toString(sessions.all()), Integer.toString(sessions.withoutAsk()));
    }

    private static String line(Difference difference) {
        RecordedCall call = difference.call();
        return Shown.line(call.where() + "  " + difference.before().effect() + " -> "
                + difference.after().effect() + "  " + call.call().tool() + "  "
                + String.join(", ", Difference.deciding(difference.before())) + " -> "
                + String.join(", ", Difference.deciding(difference.after()))
                + (call.id().isEmpty() ? "" : "  " + call.id()));
    }

    private static Map<String, Object> json(Tally.Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("corpus", row.group().corpus());
        json.put("suite", row.group().suite());
        json.put("label", row.group().label());
        json.put("calls", row.calls());
        json.put("allowed", row.allowed());
        json.put("asked", row.asked());
        json.put("denied", row.denied());
        return json;
    }

    private static Map<String, Object> json(String corpus, Tally.Sessions sessions) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("corpus", corpus);
        json.put("sessions", sessions.all());
        json.put("withoutAsk", sessions.withoutAsk());
        return json;
    }

    private static Map<String, Object> json(Difference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("where", difference.call().where());
        json.put("id", difference.call().id());
        json.put("tool", difference.call().call().tool());
        json.put("before", difference.before().effect());
        json.put("rulesBefore", Difference.deciding(difference.before()));
        json.put("after", difference.after().effect());
        json.put("rulesAfter", Difference.deciding(difference.after()));
        return json;
    }
}
