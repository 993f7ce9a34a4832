package dev.assent.client;

import static java.util.Objects.requireNonNull;

/**
 * One tool call as the agent wants to make it. Empty text means "not said".
 *
 * @param argumentsJson the arguments as the model wrote them, one JSON object; at most 1 MiB
 * @param subject the person or service on whose behalf the call is made
 * @param contextJson what the caller knows besides, one JSON object
 */
public record ToolCall(
        String tool,
        String server,
        String argumentsJson,
        String agent,
        String subject,
        String session,
        String contextJson) {
    public ToolCall {
        requireNonNull(tool, "tool");
        requireNonNull(server, "server");
        requireNonNull(argumentsJson, "argumentsJson");
        requireNonNull(agent, "agent");
        requireNonNull(subject, "subject");
        requireNonNull(session, "session");
        requireNonNull(contextJson, "contextJson");
    }

    /** A call of which only tool and arguments are known. */
    public static ToolCall of(String tool, String argumentsJson) {
        return new ToolCall(tool, "", argumentsJson, "", "", "", "");
    }

    public ToolCall withServer(String name) {
        return new ToolCall(tool, name, argumentsJson, agent, subject, session, contextJson);
    }

    /** The same call made by an agent, for a subject, in a session. */
    public ToolCall madeBy(String agentId, String subjectId, String sessionId) {
        return new ToolCall(tool, server, argumentsJson, agentId, subjectId, sessionId, contextJson);
    }

    public ToolCall withContext(String json) {
        return new ToolCall(tool, server, argumentsJson, agent, subject, session, json);
    }

    /** Names the tool only: arguments are not for logs. */
    @Override
    public String toString() {
        return "ToolCall[" + tool + "]";
    }
}
