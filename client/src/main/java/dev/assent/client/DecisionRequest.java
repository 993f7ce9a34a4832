package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A request for one decision.
 *
 * @param requestId makes a repeat safe: the same id with the same call gets the same answer
 * @param acceptsEdits whether the caller runs {@link Decision#argumentsToRun} instead of its own arguments
 */
public record DecisionRequest(ToolCall call, String requestId, boolean acceptsEdits) {
    public DecisionRequest {
        requireNonNull(call, "call");
        requireNonNull(requestId, "requestId");
        if (requestId.isEmpty()) {
            requestId = newRequestId();
        }
    }

    /** A request with a fresh id, for a caller that runs its own arguments only. */
    public static DecisionRequest of(ToolCall call) {
        return new DecisionRequest(call, newRequestId(), false);
    }

    /** The same request, for a caller that runs edited arguments. */
    public DecisionRequest acceptingEdits() {
        return new DecisionRequest(call, requestId, true);
    }

    static String newRequestId() {
        return UUID.randomUUID().toString();
    }
}
