package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.engine.ask.PolicyChange;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.policy.PolicySet;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Holds pending asks against the policy that serves now: after a change of it, and at start. The store knows which asks are
 * left to do, so a round that a crash cut off goes on where it was. Safe for any thread.
 */
public final class PendingRecheck {
    private static final int BATCH = 50;

    /** After this long a transaction lets others in, so that decisions do not wait for thousands of asks. */
    private static final long LONGEST_TURN = Duration.ofMillis(5).toNanos();

    private final AskStore store;
    private final CurrentPolicy policy;
    private final AskSettlement settlement;
    private final Roster roster;
    private final Telemetry telemetry;
    private final LongSupplier nanoTicker;
    private final AtomicBoolean running = new AtomicBoolean();

    public PendingRecheck(
            AskStore store,
            CurrentPolicy policy,
            AskSettlement settlement,
            Roster roster,
            Telemetry telemetry,
            LongSupplier nanoTicker) {
        this.store = store;
        this.policy = policy;
        this.settlement = settlement;
        this.roster = roster;
        this.telemetry = telemetry;
        this.nanoTicker = nanoTicker;
    }

    /**
     * Begins a round if none is under way; returns at once. Also called by the clock: what fails, or comes while a round ends,
     * is done a second later.
     */
    public void wake() {
        if (running.compareAndSet(false, true)) {
            goOn();
        }
    }

    private void goOn() {
        store.read(query -> !query.unchecked(policy.serving().revision(), 1).isEmpty())
                .thenCompose(left -> left ? store.write(this::turn) : CompletableFuture.completedFuture(false))
                .whenComplete((more, failure) -> {
                    if (failure == null && more) {
                        goOn();
                    } else {
                        running.set(false);
                    }
                });
    }

    private boolean turn(AskTransaction tx) {
        PolicySet policies = policy.serving();
        PolicyChange change = new PolicyChange(call -> policy.evaluate(policies, call, tx, Set.of()));
        long start = nanoTicker.getAsLong();
        for (Ask ask : tx.unchecked(policies.revision(), BATCH)) {
            recheck(tx, change, ask);
            tx.checked(ask.id(), policies.revision());
            if (nanoTicker.getAsLong() - start > LONGEST_TURN) {
                break;
            }
        }
        return true;
    }

    /** An ask for which there are not enough people any more ends as one that policy denies. */
    private Ask answerable(Ask ask, Instant now) {
        if (ask.state().isFinal() || roster.canAnswer(ask.origin().caller(), ask.call(), ask.evaluation())) {
            return ask;
        }
        Reason nobody = Reason.of(ReasonCode.NO_ELIGIBLE_REVIEWERS, Effect.DENY);
        return ask.ended(AskTrigger.POLICY_DENIES, nobody, now).orElseThrow();
    }

    private void recheck(AskTransaction tx, PolicyChange change, Ask ask) {
        if (settlement.endIfDue(tx, ask).state().isFinal()) {
            return;
        }
        Ask changed = answerable(change.applyTo(ask, tx.now()), tx.now());
        if (changed.state().isFinal()) {
            tx.update(changed, AskEvent.Kind.ENDED);
            tx.removeLease(changed.id());
            telemetry.askEnded(changed.state());
        } else if (changed.version() != ask.version()) {
            tx.update(changed, AskEvent.Kind.REVISED);
        }
    }
}
