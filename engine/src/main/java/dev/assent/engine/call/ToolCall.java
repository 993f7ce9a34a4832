package dev.assent.engine.call;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.history.CountScope;

/**
 * One tool call as the agent wants to make it. Names that the caller did not give are empty.
 *
 * @param server name of the tool server that offers the tool
 * @param subject the person or service on whose behalf the call is made
 * @param context what the caller knows besides; not part of the digest
 */
public record ToolCall(
        String tool,
        String server,
        JsonObject arguments,
        String agent,
        String subject,
        String session,
        JsonObject context) {
    /** Longest name, in UTF-16 units: tool, server, agent, subject, session. */
    public static final int MAX_NAME_LENGTH = 256;

    public ToolCall {
        requireName(tool, "tool");
        if (tool.isEmpty()) {
            throw new IllegalArgumentException("tool: empty (expected: a name)");
        }
        requireName(server, "server");
        requireNonNull(arguments, "arguments");
        requireName(agent, "agent");
        requireName(subject, "subject");
        requireName(session, "session");
        requireNonNull(context, "context");
    }

    public ToolCall withArguments(JsonObject edited) {
        return new ToolCall(tool, server, edited, agent, subject, session, context);
    }

    public ToolCall withContext(JsonObject other) {
        return new ToolCall(tool, server, arguments, agent, subject, session, other);
    }

    /** The session, agent or subject; empty if the call names none, and then nothing can be counted for it. */
    public String party(CountScope scope) {
        return switch (scope) {
            case SESSION -> session;
            case AGENT -> agent;
            case SUBJECT -> subject;
        };
    }

    private static void requireName(String name, String field) {
        requireNonNull(name, field);
        if (name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException(
                    field + ": " + name.length() + " characters (expected: at most " + MAX_NAME_LENGTH + ")");
        }
    }
}
