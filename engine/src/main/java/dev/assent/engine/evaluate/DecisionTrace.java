package dev.assent.engine.evaluate;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.decision.Evaluation;
import java.util.List;

/**
 * An evaluation, and how it came about.
 *
 * @param rules every rule that was looked at, in that order
 */
public record DecisionTrace(Evaluation evaluation, List<RuleTrace> rules) {
    public DecisionTrace {
        requireNonNull(evaluation, "evaluation");
        rules = List.copyOf(rules);
    }
}
