package dev.assent.server.port;

import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.decision.Effect;

/** Counts what happens. Never blocks, never fails. */
public interface Telemetry {
    void decided(Effect effect);

    void askOpened();

    void askEnded(AskState state);

    void verdictRecorded(Verdict.Outcome outcome);
}
