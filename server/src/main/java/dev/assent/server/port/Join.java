package dev.assent.server.port;

import static java.util.Objects.requireNonNull;

/**
 * A request that shares an ask which another request opened.
 *
 * @param requestId unique among all requests of the caller
 * @param requestDigest digest of the request, to tell a repeat from a reuse
 */
public record Join(String askId, String caller, String requestId, String requestDigest) {
    public Join {
        requireNonNull(askId, "askId");
        requireNonNull(caller, "caller");
        requireNonNull(requestId, "requestId");
        requireNonNull(requestDigest, "requestDigest");
    }
}
