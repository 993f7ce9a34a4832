package dev.assent.server.command;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.evaluate.DecisionTrace;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.PolicySet;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.PolicyProvider;
import java.time.InstantSource;
import java.util.Set;

/** What policy says now: the set that serves at this moment. */
public final class CurrentPolicy {
    private final PolicyProvider provider;
    private final Evaluator evaluator;
    private final InstantSource clock;

    public CurrentPolicy(PolicyProvider provider, Evaluator evaluator, InstantSource clock) {
        this.provider = provider;
        this.evaluator = evaluator;
        this.clock = clock;
    }

    /**
     * The set that serves at this moment.
     *
     * @throws CommandException if no set has ever loaded
     */
    PolicySet serving() {
        return provider.status()
                .serving()
                .orElseThrow(() -> new CommandException(
                        ErrorReason.POLICY_SET_NOT_LOADED, "no policy set has loaded yet: see the health report"));
    }

    /**
     * Evaluates the call with what the store knows of earlier calls, and shows how.
     *
     * @throws CommandException if no set has ever loaded
     */
    DecisionTrace trace(ToolCall call, AskQuery query) {
        return evaluator.trace(serving(), call, query.now(), new StoredHistory(query, call, Set.of()));
    }

    /** For a call whose decision touches no history: any rule that asks for one is in error. */
    Evaluation evaluate(PolicySet policies, ToolCall call) {
        return evaluator.evaluate(policies, call, clock.instant());
    }

    /**
     * Evaluates with what the store knows of earlier calls.
     *
     * @param assumedLabels count as labels of the session
     */
    Evaluation evaluate(PolicySet policies, ToolCall call, AskQuery query, Set<String> assumedLabels) {
        return evaluator.evaluate(policies, call, query.now(), new StoredHistory(query, call, assumedLabels));
    }
}
