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
import java.util.Optional;
import java.util.function.Function;

/** A call as the expressions of policies see it. For one thread. */
final class CallValues implements Function<String, Optional<Object>> {
    private final ToolCall call;
    private final History history;
    private final JsonObject data;
    private final Instant now;
    private final Optional<Object> arguments;
    private Optional<Object> tool = Optional.empty();

    private CallValues(ToolCall call, JsonObject data, Instant now, History history) {
        this.call = call;
        this.history = history;
        this.data = data;
        this.now = now;
        this.arguments = Optional.of(call.arguments());
    }

    static Activation activation(
            ToolCall call, JsonObject data, Instant now, History history, Budget budget, Watcher watcher) {
        return Activation.of(new CallValues(call, data, now, history), budget, watcher.values());
    }

    @Override
    public Optional<Object> apply(String name) {
        return switch (name) {
            case "args" -> arguments;
            case "tool" -> tool();
            case "agent" -> party(CountScope.AGENT);
            case "subject" -> party(CountScope.SUBJECT);
            case "session" -> party(CountScope.SESSION);
            case "context" -> Optional.of(call.context());
            case "data" -> Optional.of(data);
            case "now" -> Optional.of(now);
            default -> Optional.empty();
        };
    }

    private Optional<Object> tool() {
        if (tool.isEmpty()) {
            // not copied: nobody else has this map
            tool = Optional.of(JsonObject.shape().object(Map.of("name", call.tool(), "server", call.server())));
        }
        return tool;
    }

    private Optional<Object> party(CountScope scope) {
        return Optional.of(new Party(scope, call.party(scope), history));
    }
}
