package dev.assent.server.command;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.decision.Decision.AskReference;
import dev.assent.server.port.AskQuery;

/** What entitles a caller to the answer of an ask: the request that opened it, or one that joined it. */
public record AskTicket(String caller, String askId, String requestId) {
    public AskTicket {
        requireNonNull(caller, "caller");
        requireNonNull(askId, "askId");
        requireNonNull(requestId, "requestId");
    }

    /** Another caller's ask is as good as none: nothing is said about it. */
    Ask check(AskQuery query) {
        return query.find(askId)
                .filter(ask -> ask.origin().caller().equals(caller) && isOf(ask, query))
                .orElseThrow(() ->
                        new CommandException(ErrorReason.ASK_NOT_FOUND, "no ask with this ask id and request id"));
    }

    /** What the holder of this ticket is told of the ask. */
    AskReference reference(Ask ask) {
        return new AskReference(ask.id(), requestId, ask.expireTime());
    }

    private boolean isOf(Ask ask, AskQuery query) {
        return ask.origin().requestId().equals(requestId)
                || query.join(caller, requestId)
                        .filter(join -> join.askId().equals(askId))
                        .isPresent();
    }
}
