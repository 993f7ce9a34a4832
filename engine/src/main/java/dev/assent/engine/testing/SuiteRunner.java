package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.PolicySet;
import java.util.List;

/** Runs the cases of a suite. Safe for any thread. */
public final class SuiteRunner {
    private final Evaluator evaluator;

    public SuiteRunner(Evaluator evaluator) {
        this.evaluator = requireNonNull(evaluator, "evaluator");
    }

    /** One result a case, in the order of the suite. */
    public List<CaseResult> run(PolicySet policies, TestSuite suite) {
        return suite.cases().stream()
                .map(test -> {
                    Evaluation actual = evaluator.evaluate(policies, test.call(), test.now());
                    return new CaseResult(
                            suite.name(),
                            test.name(),
                            test.position(),
                            actual.effect() == test.expect().effect()
                                    ? List.of()
                                    : List.of(new CaseResult.Difference(
                                            "effect",
                                            test.expect().effect().name(),
                                            actual.effect().name())));
                })
                .toList();
    }
}
