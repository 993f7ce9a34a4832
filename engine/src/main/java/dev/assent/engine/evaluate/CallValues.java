package dev.assent.engine.evaluate;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.Activation;
import dev.assent.engine.cel.Budget;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.cel.Party;
import dev.assent.engine.history.CountScope;
import dev.assent.engine.history.History;
import java.time.Instant;
import java.util.Map;

/** A call as the expressions of policies see it. */
final class CallValues {
    private CallValues() {}

    static Activation activation(
            ToolCall call, JsonObject data, Instant now, History history, Budget budget, Watcher watcher) {
        return Activation.of(
                Map.of(
                        "tool",
                        JsonObject.of(Map.of("name", call.tool(), "server", call.server())),
                        "args",
                        call.arguments(),
                        "agent",
                        new Party(CountScope.AGENT, call.agent(), history),
                        "subject",
                        new Party(CountScope.SUBJECT, call.subject(), history),
                        "session",
                        new Party(CountScope.SESSION, call.session(), history),
                        "context",
                        call.context(),
                        "data",
                        data,
                        "now",
                        now),
                budget,
                watcher.values());
    }
}
