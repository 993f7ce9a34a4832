package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * What time alone brings about: asks expire or are put to further groups, leases lapse, refusals, old events and
 * asks that ended long ago are forgotten.
 */
public final class Housekeeping {
    /** A reviewer who was away longer than this starts from a snapshot. */
    private static final Duration EVENTS_KEPT = Duration.ofHours(24);

    private static final int BATCH = 200;
    private static final int HISTORY_BATCH = 1_000;

    private final AskStore store;
    private final AskSettlement settlement;
    private final Duration keepEnded;
    private volatile Instant forgotten = Instant.MIN;

    /** Keeps an ask for so long after its end. */
    public Housekeeping(AskStore store, AskSettlement settlement, Duration keepEnded) {
        this.store = store;
        this.settlement = settlement;
        this.keepEnded = keepEnded;
    }

    /** One round; writes only if there is something to do. */
    public CompletableFuture<Void> run() {
        return store.read(this::isNeeded)
                .thenCompose(
                        needed -> needed ? store.write(this::tidy) : CompletableFuture.<Boolean>completedFuture(false))
                .thenAccept(done -> {});
    }

    private boolean isNeeded(AskQuery query) {
        return !query.due(query.now(), 1).isEmpty()
                || !query.toEscalate(query.now(), 1).isEmpty()
                || !query.lapsedLeases(query.now(), 1).isEmpty()
                || query.hasPastHistory()
                || query.hasLapsedRefusals()
                || query.hasEndedBefore(query.now().minus(keepEnded))
                || isTimeToForget(query.now());
    }

    private boolean tidy(AskTransaction tx) {
        for (Ask ask : tx.due(tx.now(), BATCH)) {
            settlement.endIfDue(tx, ask);
        }
        for (Ask ask : tx.toEscalate(tx.now(), BATCH)) {
            escalate(tx, ask);
        }
        for (Lease lease : tx.lapsedLeases(tx.now(), BATCH)) {
            tx.removeLease(lease.askId());
        }
        tx.forgetEndedBefore(tx.now().minus(keepEnded), BATCH);
        tx.forgetPastHistory(HISTORY_BATCH);
        tx.forgetLapsedRefusals(HISTORY_BATCH);
        if (isTimeToForget(tx.now())) {
            tx.forgetEventsBefore(tx.now().minus(EVENTS_KEPT));
            forgotten = tx.now();
        }
        return true;
    }

    /** An ask whose expiry has passed as well, as after a long stop, expires. */
    private void escalate(AskTransaction tx, Ask ask) {
        Ask current = settlement.endIfDue(tx, ask);
        Ask escalated = current.escalated(tx.now());
        if (escalated.version() != current.version()) {
            tx.update(escalated, AskEvent.Kind.REVISED);
        }
    }

    private boolean isTimeToForget(Instant now) {
        return forgotten.equals(Instant.MIN) || now.isAfter(forgotten.plus(Duration.ofHours(1)));
    }
}
