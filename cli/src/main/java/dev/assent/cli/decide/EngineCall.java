package dev.assent.cli.decide;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.client.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;

/** A call as the engine takes it, for commands that decide without a server; with a server's limits. */
public final class EngineCall {
    private EngineCall() {}

    /**
     * Reads the JSON of a call.
     *
     * @throws Failure if a server would not take the call
     */
    public static dev.assent.engine.call.ToolCall of(ToolCall call) {
        int longest = dev.assent.engine.call.ToolCall.MAX_NAME_LENGTH;
        if (call.tool().isEmpty()) {
            throw new Failure(ExitCode.USAGE, "the tool call has no tool name");
        }
        for (String name : new String[] {call.tool(), call.server(), call.agent(), call.subject(), call.session()}) {
            if (name.length() > longest) {
                throw new Failure(ExitCode.USAGE, "a name is longer than " + longest + " characters");
            }
        }
        return new dev.assent.engine.call.ToolCall(
                call.tool(),
                call.server(),
                object("the arguments", call.argumentsJson()),
                call.agent(),
                call.subject(),
                call.session(),
                object("the context", call.contextJson()));
    }

    private static JsonObject object(String what, String json) {
        try {
            return JsonObject.parse(json, JsonLimits.CALL);
        } catch (JsonException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    what + ": " + e.getMessage() + " (line " + e.line() + ", column " + e.column() + ")");
        }
    }
}
