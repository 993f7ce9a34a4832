package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.server.feed.AskWaiters;
import dev.assent.server.port.AskStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for the end of an ask, without a thread, and turns it into the final decision. */
public final class AwaitAsk {
    private final AskStore store;
    private final AskWaiters waiters;
    private final AskSettlement settlement;
    private final DecisionRecorder recorder;

    public AwaitAsk(AskStore store, AskWaiters waiters, AskSettlement settlement, DecisionRecorder recorder) {
        this.store = store;
        this.waiters = waiters;
        this.settlement = settlement;
        this.recorder = recorder;
    }

    /**
     * The final decision, or ASK if the wait is over before the ask is.
     *
     * @return cancelling it leaves the line; the ask stays
     */
    public CompletableFuture<Decision> await(AskTicket ticket, Duration wait) {
        CompletableFuture<Void> ended = waiters.register(ticket.askId());
        CompletableFuture<Decision> result = Futures.composeCancellable(settle(ticket), now -> {
            if (now.effect() != Effect.ASK || wait.isZero()) {
                return CompletableFuture.completedFuture(now);
            }
            CompletableFuture<Void> over = ended.completeOnTimeout(null, wait.toNanos(), TimeUnit.NANOSECONDS);
            return Futures.composeCancellable(over, done -> settle(ticket));
        });
        result.whenComplete((decision, failure) -> ended.cancel(false));
        return result;
    }

    private CompletableFuture<Decision> settle(AskTicket ticket) {
        return store.read(query -> {
                    Ask ask = ticket.check(query);
                    return new Seen(ask, ask.state().isFinal() || ask.isDue(query.now()));
                })
                .thenCompose(seen -> seen.over()
                        ? store.write(tx -> settlement.settle(tx, ticket))
                                .thenCompose(decision -> decision.effect() == Effect.ASK
                                        ? CompletableFuture.completedFuture(decision)
                                        : recorder.record(
                                                ticket.caller(), seen.ask().call(), decision))
                        : CompletableFuture.completedFuture(AskDecisions.pending(seen.ask(), ticket)));
    }

    private record Seen(Ask ask, boolean over) {}
}
