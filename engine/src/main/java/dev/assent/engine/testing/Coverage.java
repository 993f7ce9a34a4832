package dev.assent.engine.testing;

import dev.assent.engine.cel.ExpressionException;
import dev.assent.engine.evaluate.Watcher;
import dev.assent.engine.policy.Choice;
import dev.assent.engine.policy.Policy;
import dev.assent.engine.policy.PolicySet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rules and branches the cases of tests reach. A rule is covered when a case makes it match, a branch when its condition
 * was seen both true and false; one in error is seen neither way. For one thread.
 */
public final class Coverage implements Watcher {
    private final Set<Choice> seenTrue = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Choice> seenFalse = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Choice current;

    @Override
    public void looksAt(Policy policy, Choice choice) {
        current = choice;
    }

    @Override
    public void sees(boolean holds) {
        if (current != null) {
            (holds ? seenTrue : seenFalse).add(current);
        }
    }

    @Override
    public void sees(ExpressionException failure) {
        // what a condition in error would have said is not known
    }

    /** What was reached of a set, which must be the one that was evaluated. */
    public CoverageReport of(PolicySet policies) {
        List<Choice> rules = new ArrayList<>();
        List<Choice> branches = new ArrayList<>();
        List<CoverageReport.Gap> gaps = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            for (Choice choice : policy.rule().allChoices()) {
                if (choice instanceof Choice.Outcome rule) {
                    rules.add(rule);
                    if (!seenTrue.contains(rule)) {
                        gaps.add(new CoverageReport.Gap(
                                rule.position(), policy.name() + "/" + rule.id(), CoverageReport.What.NEVER_MATCHES));
                        branches.addAll(branch(choice));
                        continue;
                    }
                }
                if (!branch(choice).isEmpty()) {
                    branches.add(choice);
                    gaps.addAll(gaps(policy, choice));
                }
            }
        }
        return new CoverageReport(
                rules.size(),
                (int) rules.stream().filter(seenTrue::contains).count(),
                branches.size(),
                (int) branches.stream()
                        .filter(choice -> seenTrue.contains(choice) && seenFalse.contains(choice))
                        .count(),
                gaps);
    }

    private List<CoverageReport.Gap> gaps(Policy policy, Choice choice) {
        List<CoverageReport.Gap> gaps = new ArrayList<>();
        String name = choice instanceof Choice.Outcome rule ? policy.name() + "/" + rule.id() : policy.name();
        if (!seenTrue.contains(choice)) {
            gaps.add(new CoverageReport.Gap(choice.position(), name, CoverageReport.What.NEVER_TRUE));
        }
        if (!seenFalse.contains(choice)) {
            gaps.add(new CoverageReport.Gap(choice.position(), name, CoverageReport.What.NEVER_FALSE));
        }
        return gaps;
    }

    /** A choice without a condition, or with a literal one, does not branch. */
    private static List<Choice> branch(Choice choice) {
        return choice.condition()
                .filter(condition -> condition.constant().isEmpty())
                .map(condition -> List.of(choice))
                .orElse(List.of());
    }
}
