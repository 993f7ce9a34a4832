package dev.assent.server.command;

import dev.assent.engine.decision.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Decides the calls of one turn, one after another. */
public final class BatchDecide {
    public static final int MAX_CALLS = 100;

    private final Decide decide;

    public BatchDecide(Decide decide) {
        this.decide = decide;
    }

    /** One decision a request, in the same order. */
    public CompletableFuture<List<Decision>> decide(List<DecisionRequest> requests) {
        if (requests.isEmpty() || requests.size() > MAX_CALLS) {
            throw new CommandException(ErrorReason.INVALID_BATCH, "a batch has 1 to " + MAX_CALLS + " requests");
        }
        CompletableFuture<List<Decision>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (DecisionRequest request : requests) {
            all = Futures.composeCancellable(
                    all,
                    decided -> decide.decide(request, Duration.ZERO).thenApply(decision -> {
                        decided.add(decision);
                        return decided;
                    }));
        }
        return all;
    }
}
