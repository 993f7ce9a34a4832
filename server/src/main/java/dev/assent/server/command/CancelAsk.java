package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.Telemetry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Ends an ask that the agent no longer needs, for every request that shares it. */
public final class CancelAsk {
    private final AskStore store;
    private final AskSettlement settlement;
    private final Telemetry telemetry;

    public CancelAsk(AskStore store, AskSettlement settlement, Telemetry telemetry) {
        this.store = store;
        this.settlement = settlement;
        this.telemetry = telemetry;
    }

    /** Completes when the end is durable; an ask that is already cancelled stays so. */
    public CompletableFuture<Ask> cancel(AskTicket ticket) {
        return store.write(tx -> cancel(tx, ticket));
    }

    private Ask cancel(AskTransaction tx, AskTicket ticket) {
        Ask ask = settlement.endIfDue(tx, ticket.check(tx));
        if (ask.state() == AskState.CANCELLED) {
            return ask;
        }
        Ask cancelled = ask.ended(
                        AskTrigger.CANCELLED_BY_AGENT, Reason.of(ReasonCode.ASK_CANCELLED, Effect.DENY), tx.now())
                .orElseThrow(() -> new CommandException(
                        ErrorReason.ASK_NOT_PENDING,
                        "the ask has ended: there is nothing to cancel",
                        Map.of("state", ask.state().name())));
        tx.update(cancelled, AskEvent.Kind.ENDED);
        tx.removeLease(cancelled.id());
        telemetry.askEnded(AskState.CANCELLED);
        return cancelled;
    }
}
