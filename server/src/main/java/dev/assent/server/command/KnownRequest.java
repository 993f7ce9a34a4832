package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.Join;
import java.util.Optional;

/**
 * A request that has led to an ask.
 *
 * @param digest of the request, to tell a repeat from a reuse
 */
record KnownRequest(AskTicket ticket, String digest) {
    /** The request of that caller with that id. */
    static Optional<KnownRequest> find(AskQuery query, String caller, String requestId) {
        return query.findByRequest(caller, requestId)
                .map(ask -> new KnownRequest(
                        new AskTicket(caller, ask.id(), requestId), digest(query, ask, caller, requestId)));
    }

    private static String digest(AskQuery query, Ask ask, String caller, String requestId) {
        return query.join(caller, requestId)
                .map(Join::requestDigest)
                .orElse(ask.origin().requestDigest());
    }
}
