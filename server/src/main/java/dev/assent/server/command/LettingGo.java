package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.CallHold;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets real calls go that nobody can need any more. They are masked outside the store's transactions, so that decisions do not
 * wait for it. Safe for any thread.
 */
public final class LettingGo {
    /** Asks in memory at a time; each may hold mebibytes. */
    private static final int STEP = 10;

    private final AskStore store;
    private final Masks masks;
    private final Duration redeemWithin;
    private final Executor maskers;
    private final AtomicBoolean running = new AtomicBoolean();

    /** Lets the call of an approval go that was not redeemed within that time. */
    public LettingGo(AskStore store, Masks masks, Duration redeemWithin, Executor maskers) {
        this.store = store;
        this.masks = masks;
        this.redeemWithin = redeemWithin;
        this.maskers = maskers;
    }

    /** Begins a round if none is under way; returns at once. Called by the clock: what fails is done a second later. */
    public void wake() {
        if (running.compareAndSet(false, true)) {
            run().whenComplete((done, failure) -> running.set(false));
        }
    }

    /** Completes when nothing is left to let go. */
    public CompletableFuture<Void> run() {
        return store.read(this::some)
                .thenCompose(some -> some.isEmpty() ? CompletableFuture.<Void>completedFuture(null) : letGo(some));
    }

    private CompletableFuture<Void> letGo(List<Ask> some) {
        return CompletableFuture.supplyAsync(
                        () -> some.stream().map(masks::letGo).toList(), maskers)
                .thenCompose(left -> store.write(tx -> replace(tx, some, left)))
                .thenCompose(done -> run());
    }

    /** An ask that was answered meanwhile is held for longer, and has its turn later. */
    private static boolean replace(AskTransaction tx, List<Ask> held, List<Ask> left) {
        for (int i = 0; i < held.size(); i++) {
            if (tx.find(held.get(i).id()).filter(held.get(i)::equals).isPresent()) {
                tx.letGo(left.get(i));
            }
        }
        return true;
    }

    private List<Ask> some(AskQuery query) {
        return Arrays.stream(CallHold.values())
                .map(why -> query.held(why, query.now().minus(neededFor(why)), STEP))
                .filter(asks -> !asks.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Duration neededFor(CallHold why) {
        return switch (why) {
            case UNAPPROVED -> Duration.ZERO;
            case REDEEMABLE -> redeemWithin;
            case REDEEMED -> AskSettlement.ALLOW_REPEATS;
        };
    }
}
