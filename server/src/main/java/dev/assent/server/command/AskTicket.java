package dev.assent.server.command;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.ask.Ask;

/** What entitles a caller to the answer of an ask. */
public record AskTicket(String caller, String askId, String requestId) {
    public AskTicket {
        requireNonNull(caller, "caller");
        requireNonNull(askId, "askId");
        requireNonNull(requestId, "requestId");
    }

    static AskTicket of(Ask ask) {
        return new AskTicket(ask.origin().caller(), ask.id(), ask.origin().requestId());
    }

    /** Another caller's ask is as good as none: nothing is said about it. */
    Ask check(java.util.Optional<Ask> found) {
        return found.filter(ask -> ask.origin().caller().equals(caller)
                        && ask.origin().requestId().equals(requestId))
                .orElseThrow(() ->
                        new CommandException(ErrorReason.ASK_NOT_FOUND, "no ask with this ask id and request id"));
    }
}
