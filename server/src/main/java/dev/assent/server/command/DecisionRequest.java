package dev.assent.server.command;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.call.CallDigest;
import dev.assent.engine.call.ToolCall;
import java.util.Optional;

/**
 * One call to decide.
 *
 * @param caller authenticated identity of the caller; {@link #LOCAL} where the listener has no authentication
 */
public record DecisionRequest(String caller, ToolCall call, Optional<String> requestId, boolean acceptsEdits) {
    /** Whoever can reach a listener without authentication. */
    public static final String LOCAL = "local-agent";

    public DecisionRequest {
        requireNonNull(caller, "caller");
        requireNonNull(call, "call");
        requireNonNull(requestId, "requestId");
    }

    /** Tells a repeat from a reuse of the request id: everything that can change the answer. */
    String digest() {
        return CallDigest.sha256(CallDigest.of(call) + "\n" + call.context().toCanonicalJson() + "\n" + acceptsEdits);
    }
}
