package dev.assent.server.grpc;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.DecisionRequest;
import dev.assent.server.command.ErrorReason;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads tool calls off the wire and checks them. Messages name the field, never its value. */
final class CallMapper {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private CallMapper() {}

    static DecisionRequest request(DecideRequest request) {
        return new DecisionRequest(
                DecisionRequest.LOCAL,
                call(request.getCall()),
                requestId(request.getRequestId()),
                request.getAcceptsEdits());
    }

    static Optional<String> requestId(String id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (!REQUEST_ID.matcher(id).matches()) {
            throw new CommandException(
                    ErrorReason.INVALID_REQUEST_ID, "a request id has 1 to 128 characters of A-Z a-z 0-9 . _ : -");
        }
        return Optional.of(id);
    }

    static ToolCall call(dev.assent.proto.v1.ToolCall call) {
        if (call.getTool().isEmpty()) {
            throw invalidCall("tool", "the tool call has no tool name");
        }
        return new ToolCall(
                name("tool", call.getTool()),
                name("server", call.getServer()),
                arguments(call.getArgumentsJson()),
                name("agent", call.getAgent()),
                name("subject", call.getSubject()),
                name("session", call.getSession()),
                context(call.getContextJson()));
    }

    private static String name(String field, String value) {
        if (value.length() > ToolCall.MAX_NAME_LENGTH) {
            throw invalidCall(field, field + " is longer than " + ToolCall.MAX_NAME_LENGTH + " characters");
        }
        return value;
    }

    private static JsonObject arguments(String json) {
        try {
            return JsonObject.parse(json, JsonLimits.CALL);
        } catch (JsonException e) {
            throw switch (e.kind()) {
                case MALFORMED -> invalidJson(ErrorReason.INVALID_ARGUMENTS_JSON, "arguments_json", e);
                case TOO_LARGE ->
                    new CommandException(
                            ErrorReason.ARGUMENTS_TOO_LARGE,
                            "arguments_json is " + e.getMessage(),
                            Map.of("limit_bytes", Integer.toString(JsonLimits.CALL.maxBytes())));
                case TOO_DEEP ->
                    new CommandException(
                            ErrorReason.ARGUMENTS_TOO_DEEP,
                            "arguments_json is " + e.getMessage(),
                            Map.of("limit_depth", Integer.toString(JsonLimits.CALL.maxDepth())));
            };
        }
    }

    private static JsonObject context(String json) {
        try {
            return JsonObject.parse(json, JsonLimits.CALL);
        } catch (JsonException e) {
            throw invalidJson(ErrorReason.INVALID_CONTEXT_JSON, "context_json", e);
        }
    }

    private static CommandException invalidJson(ErrorReason reason, String field, JsonException e) {
        return new CommandException(
                reason,
                field + ": " + e.getMessage() + " (line " + e.line() + ", column " + e.column() + ")",
                Map.of("line", Integer.toString(e.line()), "column", Integer.toString(e.column())));
    }

    private static CommandException invalidCall(String field, String message) {
        return new CommandException(ErrorReason.INVALID_TOOL_CALL, message, Map.of("field", field));
    }
}
