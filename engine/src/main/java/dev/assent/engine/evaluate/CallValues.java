package dev.assent.engine.evaluate;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.Activation;
import dev.assent.engine.cel.Budget;
import dev.assent.engine.cel.JsonObject;
import java.time.Instant;
import java.util.Map;

/** A call as the expressions of policies see it. */
final class CallValues {
    private CallValues() {}

    static Activation activation(ToolCall call, JsonObject data, Instant now, Budget budget, Watcher watcher) {
        return Activation.of(
                Map.of(
                        "tool", JsonObject.of(Map.of("name", call.tool(), "server", call.server())),
                        "args", call.arguments(),
                        "agent", JsonObject.of(Map.of("id", call.agent())),
                        "subject", JsonObject.of(Map.of("id", call.subject())),
                        "session", JsonObject.of(Map.of("id", call.session())),
                        "context", call.context(),
                        "data", data,
                        "now", now),
                budget,
                watcher.values());
    }
}
