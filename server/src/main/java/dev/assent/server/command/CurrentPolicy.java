package dev.assent.server.command;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.evaluate.DecisionTrace;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.PolicySet;
import dev.assent.server.port.PolicyProvider;
import java.time.InstantSource;

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
     * Evaluates the call.
     *
     * @throws CommandException if no set has ever loaded
     */
    Evaluation evaluate(ToolCall call) {
        return evaluator.evaluate(serving(), call, clock.instant());
    }

    /**
     * Evaluates the call and shows how.
     *
     * @throws CommandException if no set has ever loaded
     */
    DecisionTrace trace(ToolCall call) {
        return evaluator.trace(serving(), call, clock.instant());
    }

    private PolicySet serving() {
        return provider.status()
                .serving()
                .orElseThrow(() -> new CommandException(
                        ErrorReason.POLICY_SET_NOT_LOADED, "no policy set has loaded yet: see the health report"));
    }
}
