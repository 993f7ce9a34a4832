package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.ReviewRules;
import dev.assent.engine.ask.Reviewer;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.Lease;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Who looks at what: claims, longer claims, released claims. */
public final class Claims {
    private final AskStore store;

    public Claims(AskStore store) {
        this.store = store;
    }

    /** Takes an ask for that long; taking it again extends the lease. */
    public CompletableFuture<AskLookup.Seen> claim(Reviewer reviewer, String session, String askId, Duration duration) {
        return store.write(tx -> {
            Ask ask = AskLookup.require(tx.find(askId));
            if (ask.state().isFinal() || ask.isDue(tx.now())) {
                throw new CommandException(
                        ErrorReason.ASK_NOT_PENDING,
                        "the ask has ended: nobody can answer it any more",
                        Map.of("state", ask.state().name()));
            }
            if (!ReviewRules.isEligible(ask, reviewer)) {
                throw new CommandException(ErrorReason.REVIEWER_NOT_ELIGIBLE, "you may not answer this ask");
            }
            Lease lease = new Lease(
                    askId,
                    reviewer.name(),
                    requireFree(tx, session, askId),
                    tx.now().plus(duration));
            tx.putLease(lease);
            return new AskLookup.Seen(ask, Optional.of(lease));
        });
    }

    /** Hands back what this session holds of these asks. */
    public CompletableFuture<Void> release(String session, Collection<String> askIds) {
        List<String> ids = List.copyOf(askIds);
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return store.write(tx -> {
                    ids.stream().filter(id -> isHeldBy(tx, session, id)).forEach(tx::removeLease);
                    return ids;
                })
                .thenAccept(done -> {});
    }

    private static String requireFree(AskTransaction tx, String session, String askId) {
        tx.lease(askId).filter(held -> !held.session().equals(session)).ifPresent(held -> {
            throw new CommandException(
                    ErrorReason.ASK_CLAIMED, "another reviewer looks at this ask", Map.of("reviewer", held.reviewer()));
        });
        return session;
    }

    private static boolean isHeldBy(AskTransaction tx, String session, String askId) {
        return tx.lease(askId).filter(lease -> lease.session().equals(session)).isPresent();
    }
}
