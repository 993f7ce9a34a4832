package dev.assent.server.command;

import dev.assent.engine.call.CallDigest;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.evaluate.DecisionTrace;
import dev.assent.engine.evaluate.RuleTrace;
import dev.assent.server.port.AskStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Says how a call would be decided, and why. Opens no ask, leaves no record, changes nothing. */
public final class ExplainDecision {
    private final CurrentPolicy policy;
    private final AskStore store;
    private final InstantSource clock;
    private final Executor operators;

    public ExplainDecision(CurrentPolicy policy, AskStore store, InstantSource clock, Executor operators) {
        this.policy = policy;
        this.store = store;
        this.clock = clock;
        this.operators = operators;
    }

    /**
     * A decision that nobody was given, and what every rule saw that was looked at.
     *
     * @param decision has no id and no ask
     */
    public record Explained(Decision decision, List<RuleTrace> rules) {
        public Explained {
            rules = List.copyOf(rules);
        }
    }

    public CompletableFuture<Explained> explain(ToolCall call) {
        return Futures.run(
                operators,
                () -> explained(store.read(query -> policy.trace(call, query)).join(), call));
    }

    private Explained explained(DecisionTrace trace, ToolCall call) {
        Evaluation evaluation = trace.evaluation();
        Decision decision = new Decision(
                "",
                evaluation.effect(),
                evaluation.reasons(),
                evaluation.revision(),
                clock.instant(),
                CallDigest.of(call),
                Optional.empty(),
                Optional.empty(),
                evaluation.review().map(Evaluation.Review::risk),
                List.of(),
                evaluation.labels(),
                evaluation.obligations());
        return new Explained(decision, trace.rules());
    }
}
