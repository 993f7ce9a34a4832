package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.CallHold;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * What time alone brings about: asks expire or are put to further groups, leases lapse, real calls are let go, refusals, old
 * events and asks that ended long ago are forgotten.
 */
public final class Housekeeping {
    /** A reviewer who was away longer than this starts from a snapshot. */
    private static final Duration EVENTS_KEPT = Duration.ofHours(24);

    private static final int BATCH = 200;
    private static final int HISTORY_BATCH = 1_000;

    /** Asks in memory at a time; each may hold mebibytes. */
    private static final int LET_GO_BATCH = 10;

    /** After this long a transaction lets others in, though calls are left that are not needed any more. */
    private static final long LONGEST_TURN = Duration.ofMillis(50).toNanos();

    private final AskStore store;
    private final AskSettlement settlement;
    private final Masks masks;
    private final Duration redeemWithin;
    private final Duration keepEnded;
    private final LongSupplier nanoTicker;
    private volatile Instant forgotten = Instant.MIN;

    /**
     * Looks after the store.
     *
     * @param redeemWithin how long after its end an ask can become an ALLOW
     * @param keepEnded how long an ask is kept after its end
     */
    public Housekeeping(
            AskStore store,
            AskSettlement settlement,
            Masks masks,
            Duration redeemWithin,
            Duration keepEnded,
            LongSupplier nanoTicker) {
        this.store = store;
        this.settlement = settlement;
        this.masks = masks;
        this.redeemWithin = redeemWithin;
        this.keepEnded = keepEnded;
        this.nanoTicker = nanoTicker;
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
                || Arrays.stream(CallHold.values())
                        .anyMatch(why -> !toLetGo(query, why, 1).isEmpty())
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
        letGo(tx);
        tx.forgetEndedBefore(tx.now().minus(keepEnded), BATCH);
        tx.forgetPastHistory(HISTORY_BATCH);
        tx.forgetLapsedRefusals(HISTORY_BATCH);
        if (isTimeToForget(tx.now())) {
            tx.forgetEventsBefore(tx.now().minus(EVENTS_KEPT));
            forgotten = tx.now();
        }
        return true;
    }

    /** Some of what nobody needs any more; the rest has its turn a second later, so that decisions do not wait for it. */
    private void letGo(AskTransaction tx) {
        long start = nanoTicker.getAsLong();
        for (CallHold why : CallHold.values()) {
            List<Ask> some = toLetGo(tx, why, LET_GO_BATCH);
            while (!some.isEmpty()) {
                for (Ask ask : some) {
                    tx.letGo(masks.letGo(ask));
                    if (nanoTicker.getAsLong() - start > LONGEST_TURN) {
                        return;
                    }
                }
                some = toLetGo(tx, why, LET_GO_BATCH);
            }
        }
    }

    /** Asks whose real call nobody needs any more. */
    private List<Ask> toLetGo(AskQuery query, CallHold why, int limit) {
        Duration needed = switch (why) {
            case UNAPPROVED -> Duration.ZERO;
            case REDEEMABLE -> redeemWithin;
            case REDEEMED -> AskSettlement.ALLOW_REPEATS;
        };
        return query.held(why, query.now().minus(needed), limit);
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
