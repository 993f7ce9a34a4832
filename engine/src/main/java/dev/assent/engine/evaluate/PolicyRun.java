package dev.assent.engine.evaluate;

import dev.assent.engine.cel.Activation;
import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.ExpressionException;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.policy.Block;
import dev.assent.engine.policy.Choice;
import dev.assent.engine.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * Walks one policy for one call. An error never widens and never ends a block: what could deny or ask counts, and the choices
 * below are looked at. For one thread.
 */
final class PolicyRun {
    private final Policy policy;
    private final Watcher watcher;
    private final List<Finding> findings;

    private PolicyRun(Policy policy, Watcher watcher, List<Finding> findings) {
        this.policy = policy;
        this.watcher = watcher;
        this.findings = findings;
    }

    /** Adds what the policy finds. */
    static void collect(Policy policy, Activation activation, Watcher watcher, List<Finding> findings) {
        new PolicyRun(policy, watcher, findings).block(policy.rule(), activation);
    }

    /**
     * Whether a choice of the block, or of a rule inside, matched. Behind a guard in error that is not known: had it held, the
     * choices below would not have been looked at, and the block around would have gone on.
     */
    private boolean block(Block block, Activation outer) {
        Activation activation = outer.nested(block.variables());
        boolean matched = false;
        boolean known = true;
        for (int i = 0; i < block.choices().size(); i++) {
            boolean guardsOthers = block.semantics() == Block.Semantics.MATCH
                    && i < block.choices().size() - 1;
            Step step = choice(block.choices().get(i), guardsOthers, activation);
            matched |= step.matched;
            known &= step != Step.UNKNOWN;
            if (step.ends && block.semantics() == Block.Semantics.MATCH) {
                break;
            }
        }
        return matched && known;
    }

    private Step choice(Choice choice, boolean guardsOthers, Activation activation) {
        watcher.looksAt(policy, choice);
        try {
            boolean holds = holds(choice.condition(), activation);
            watcher.sees(holds);
            if (!holds) {
                return Step.PASSED;
            }
        } catch (ExpressionException e) {
            watcher.sees(e);
            boolean unknown = guardsOthers && choice instanceof Choice.Nested;
            boolean hides = unknown
                    || (choice instanceof Choice.Nested nested && nested.rule().guardsChoices());
            countStrictest(choice, hides ? Effect.ASK : Effect.ALLOW, activation, e);
            return unknown ? Step.UNKNOWN : Step.PASSED;
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

    /** What cannot be evaluated counts as the strictest that it could have said, but no milder than a floor; an allow never counts. */
    private void countStrictest(Choice choice, Effect floor, Activation activation, ExpressionException failure) {
        Effect strictest = choice.outcomes().map(Choice.Outcome::effect).reduce(Effect.ALLOW, Effect::strictest);
        if (strictest == Effect.ALLOW && floor == Effect.ALLOW) {
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
        /** A guard in error, with choices below it that it may have kept from being looked at. */
        UNKNOWN(false, false),
        MATCHED(true, true);

        private final boolean matched;
        private final boolean ends;

        Step(boolean matched, boolean ends) {
            this.matched = matched;
            this.ends = ends;
        }
    }
}
