package dev.assent.server.http;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Metrics in the Prometheus text format, version 0.0.4. */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder out = new StringBuilder(2_048);

    private PrometheusText() {}

    static String render(Metrics metrics, Gauges gauges) {
        PrometheusText text = new PrometheusText();
        text.counters("assent_decisions_total", "Decisions, by effect.", "effect", metrics.decisions);
        text.family("assent_asks_opened_total", "counter", "Asks opened.");
        text.sample("assent_asks_opened_total", metrics.asksOpened.sum());
        text.counters("assent_asks_ended_total", "Asks that ended, by final state.", "state", metrics.asksEnded);
        text.counters("assent_verdicts_total", "Verdicts of reviewers that counted.", "verdict", metrics.verdicts);
        text.counters(
                "assent_policy_reloads_total",
                "Changes of the policy files, by what became of them.",
                "result",
                metrics.policyReloads);
        text.gauge(
                "assent_asks_pending",
                "Asks that wait for reviewers.",
                gauges.pendingAsks().getAsLong());
        text.gauge(
                "assent_policy_set_stale",
                "1 if the policy files are bad and the last good set serves.",
                gauges.policySetStale().getAsBoolean() ? 1 : 0);
        return text.out.toString();
    }

    private void counters(String name, String help, String label, Map<? extends Enum<?>, LongAdder> counters) {
        family(name, "counter", help);
        counters.forEach((value, count) ->
                sample(name + "{" + label + "=\"" + value.name().toLowerCase(Locale.ROOT) + "\"}", count.sum()));
    }

    private void gauge(String name, String help, long value) {
        family(name, "gauge", help);
        sample(name, value);
    }

    private void family(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void sample(String series, long value) {
        out.append(series).append(' ').append(value).append('\n');
    }
}
