package dev.assent.engine.evaluate;

import dev.assent.engine.cel.Activation;
import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.ExpressionException;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.policy.Block;
import dev.assent.engine.policy.Choice;
import dev.assent.engine.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks one policy for one call. An error never widens and never ends a block: what could deny or ask counts, and the choices
 * below are looked at. For one thread.
 */
final class PolicyRun {
    private final Policy policy;
    private final List<Finding> findings = new ArrayList<>();

    private PolicyRun(Policy policy) {
        this.policy = policy;
    }

    static List<Finding> of(Policy policy, Activation activation) {
        PolicyRun run = new PolicyRun(policy);
        run.block(policy.rule(), activation);
        return run.findings;
    }

    /** Whether a choice of the block, or of a rule inside, matched. */
    private boolean block(Block block, Activation outer) {
        Activation activation = outer.nested(block.variables());
        boolean matched = false;
        for (Choice choice : block.choices()) {
            Step step = choice(choice, activation);
            matched |= step.matched;
            if (step.ends && block.semantics() == Block.Semantics.MATCH) {
                break;
            }
        }
        return matched;
    }

    private Step choice(Choice choice, Activation activation) {
        try {
            if (!holds(choice.condition(), activation)) {
                return Step.PASSED;
            }
        } catch (ExpressionException e) {
            countStrictest(choice, activation, e);
            return Step.PASSED;
        }
        if (choice instanceof Choice.Outcome outcome) {
            findings.add(Finding.matched(policy, outcome, activation));
            return Step.MATCHED;
        }
        Choice.Nested nested = (Choice.Nested) choice;
        boolean inside = block(nested.rule(), activation);
        // behind a guard that holds nothing falls through
        return inside ? Step.MATCHED : nested.condition().isPresent() ? Step.GUARDED : Step.PASSED;
    }

    private static boolean holds(Optional<CompiledExpression> condition, Activation activation)
            throws ExpressionException {
        return condition.isEmpty() || condition.get().isTrue(activation);
    }

    /** What cannot be evaluated counts as the strictest that it could have said; an allow never counts. */
    private void countStrictest(Choice choice, Activation activation, ExpressionException failure) {
        Effect strictest = choice.outcomes().map(Choice.Outcome::effect).reduce(Effect.ALLOW, Effect::strictest);
        if (strictest == Effect.ALLOW) {
            return;
        }
        choice.outcomes()
                .filter(outcome -> outcome.effect() == strictest)
                .forEach(outcome -> findings.add(Finding.counted(policy, outcome, activation, failure)));
    }

    /** What a choice means for its block. */
    private enum Step {
        PASSED(false, false),
        GUARDED(false, true),
        MATCHED(true, true);

        private final boolean matched;
        private final boolean ends;

        Step(boolean matched, boolean ends) {
            this.matched = matched;
            this.ends = ends;
        }
    }
}
