package dev.assent.server.command;

import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Decides the calls of one turn: one after another, unless none of them hangs on those before it. */
public final class BatchDecide {
    public static final int MAX_CALLS = 100;

    private final Decide decide;

    public BatchDecide(Decide decide) {
        this.decide = decide;
    }

    /** One decision a request, in the same order. The labels of an ASK apply to the calls after it, of the same session. */
    public CompletableFuture<List<Decision>> decide(List<DecisionRequest> requests) {
        if (requests.isEmpty() || requests.size() > MAX_CALLS) {
            throw new CommandException(ErrorReason.INVALID_BATCH, "a batch has 1 to " + MAX_CALLS + " requests");
        }
        return decide.decideApart(requests).orElseGet(() -> inTurn(requests));
    }

    private CompletableFuture<List<Decision>> inTurn(List<DecisionRequest> requests) {
        CompletableFuture<List<Decision>> all = CompletableFuture.completedFuture(new ArrayList<>());
        Map<String, Set<String>> assumedLabels = new HashMap<>();
        for (DecisionRequest request : requests) {
            String session = request.call().session();
            all = Futures.composeCancellable(
                    all,
                    decided -> decide.decide(request, Duration.ZERO, assumedLabels.getOrDefault(session, Set.of()))
                            .thenApply(decision -> {
                                if (decision.effect() == Effect.ASK) {
                                    assumedLabels
                                            .computeIfAbsent(session, s -> new TreeSet<>())
                                            .addAll(decision.labels());
                                }
                                decided.add(decision);
                                return decided;
                            }));
        }
        return all;
    }
}
