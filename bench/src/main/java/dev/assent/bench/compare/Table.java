package dev.assent.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Results as Markdown: a row for each setting and server, with ratios to the servers before it. */
final class Table {
    private Table() {}

    static String of(Contest contest, List<Setting> settings) {
        List<String> lines = new ArrayList<>();
        lines.add("| load | server | decisions/s | ours / it | p50 µs | ours / it | p99 µs | ours / it |"
                + " CPU s per 1,000 | ours / it | MiB | bad |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        Server ours = contest.servers().get(0);
        for (Setting setting : settings) {
            List<Measured> first = contest.results(setting, ours);
            for (Server server : contest.servers()) {
                List<Measured> results = contest.results(setting, server);
                lines.add("| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %.0f | %d |"
                        .formatted(
                                setting,
                                server.name(),
                                Spread.of(results, Measured::perSecond).text("%,.0f"),
                                ratio(first, results, Measured::perSecond),
                                Spread.of(results, Measured::p50).text("%,.0f"),
                                ratio(first, results, Measured::p50),
                                Spread.of(results, Measured::p99).text("%,.0f"),
                                ratio(first, results, Measured::p99),
                                Spread.of(results, Measured::cpu).text("%.4f"),
                                ratio(first, results, Measured::cpu),
                                Spread.of(results, Measured::resident).most(),
                                results.stream().mapToLong(Measured::bad).sum()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** The median of the ratios turn by turn: what disturbs a turn disturbs both. */
    private static String ratio(List<Measured> ours, List<Measured> theirs, ToDoubleFunction<Measured> value) {
        if (ours == theirs) {
            return "";
        }
        List<Double> ratios = new ArrayList<>();
        for (int turn = 0; turn < ours.size(); turn++) {
            ratios.add(value.applyAsDouble(ours.get(turn)) / value.applyAsDouble(theirs.get(turn)));
        }
        return String.format(
                Locale.ROOT, "**%.2f**", Spread.of(ratios, Double::doubleValue).median());
    }
}
