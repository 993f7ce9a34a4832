package dev.assent.server;

import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.decision.Effect;
import dev.assent.server.http.Metrics;
import dev.assent.server.port.Telemetry;

/** Feeds what commands report to the metrics page. */
record MetricsTelemetry(Metrics metrics) implements Telemetry {
    @Override
    public void decided(Effect effect) {
        metrics.decided(effect);
    }

    @Override
    public void askOpened() {
        metrics.askOpened();
    }

    @Override
    public void askEnded(AskState state) {
        metrics.askEnded(state);
    }

    @Override
    public void verdictRecorded(Verdict.Outcome outcome) {
        metrics.verdict(
                switch (outcome) {
                    case APPROVE -> Metrics.VerdictKind.APPROVE;
                    case REJECT -> Metrics.VerdictKind.REJECT;
                });
    }
}
