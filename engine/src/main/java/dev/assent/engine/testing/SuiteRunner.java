package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Obligation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.evaluate.Watcher;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.record.DecisionFields;
import dev.assent.engine.testing.CaseResult.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs the cases of a suite. Safe for any thread. */
public final class SuiteRunner {
    private static final String NOTHING = "nothing";

    private final Evaluator evaluator;

    public SuiteRunner(Evaluator evaluator) {
        this.evaluator = requireNonNull(evaluator, "evaluator");
    }

    /** One result a case, in the order of the suite. */
    public List<CaseResult> run(PolicySet policies, TestSuite suite) {
        return run(policies, suite, Watcher.NOBODY);
    }

    /** The same, with somebody who is told what the cases look at, such as {@link Coverage}. */
    public List<CaseResult> run(PolicySet policies, TestSuite suite, Watcher watcher) {
        return suite.cases().stream()
                .map(test -> new CaseResult(
                        suite.name(), test.name(), test.position(), differences(policies, test, watcher)))
                .toList();
    }

    /** What policy says of each step, with what the steps before it left behind. */
    public List<Evaluation> evaluate(PolicySet policies, TestCase test) {
        return evaluate(policies, test, Watcher.NOBODY);
    }

    private List<Evaluation> evaluate(PolicySet policies, TestCase test, Watcher watcher) {
        RememberedCalls calls = new RememberedCalls(test.labels());
        List<Evaluation> evaluations = new ArrayList<>();
        for (TestStep step : test.steps()) {
            Evaluation evaluation = evaluator.evaluate(
                    policies, step.call(), step.now(), calls.before(step.call(), step.now()), watcher);
            calls.add(policies, step.call(), evaluation, step.now());
            evaluations.add(evaluation);
        }
        return evaluations;
    }

    private List<Difference> differences(PolicySet policies, TestCase test, Watcher watcher) {
        List<Evaluation> evaluations = evaluate(policies, test, watcher);
        List<Difference> all = new ArrayList<>();
        for (int i = 0; i < test.steps().size(); i++) {
            String prefix = test.steps().size() == 1 ? "" : "step " + (i + 1) + ": ";
            differences(test.steps().get(i), evaluations.get(i))
                    .forEach(d -> all.add(new Difference(prefix + d.what(), d.expected(), d.actual())));
        }
        return all;
    }

    private static List<Difference> differences(TestStep step, Evaluation actual) {
        Expectation expected = step.expect();
        List<Difference> differences = new ArrayList<>();
        compare("effect", lower(expected.effect()), lower(actual.effect()), differences);
        expected.rules()
                .ifPresent(rules -> compare("rules", sorted(rules), sorted(decidingRules(actual)), differences));
        expected.risk()
                .ifPresent(risk -> compare(
                        "risk",
                        lower(risk),
                        actual.review().map(r -> lower(r.risk())).orElse(NOTHING),
                        differences));
        expected.review()
                .ifPresent(review -> compare(
                        "review",
                        requirements(review),
                        actual.review().map(r -> requirements(r.requirements())).orElse(NOTHING),
                        differences));
        expected.labels().ifPresent(labels -> compare("labels", sorted(labels), sorted(actual.labels()), differences));
        expected.obligations()
                .ifPresent(obligations -> compare(
                        "obligations", obligations(obligations), obligations(actual.obligations()), differences));
        expected.audit()
                .ifPresent(audit ->
                        differences.addAll(AuditMatch.differences(audit, DecisionFields.of(step.call(), actual))));
        return differences;
    }

    private static void compare(String what, String expected, String actual, List<Difference> differences) {
        if (!expected.equals(actual)) {
            differences.add(new Difference(what, expected, actual));
        }
    }

    private static Set<String> decidingRules(Evaluation evaluation) {
        return evaluation.reasons().stream()
                .filter(reason -> reason.effect() == evaluation.effect())
                .map(Reason::ruleName)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String requirements(Collection<ReviewRequirement> requirements) {
        return sorted(requirements.stream()
                .map(r -> (r.groups().isEmpty() ? "anyone" : String.join("|", r.groups())) + " x" + r.approvals())
                .toList());
    }

    private static String obligations(Collection<Obligation> obligations) {
        return sorted(obligations.stream()
                .map(o -> o.type() + (o.id().isEmpty() ? "" : " '" + o.id() + "'") + " " + o.properties())
                .toList());
    }

    private static String sorted(Collection<String> texts) {
        return texts.isEmpty() ? NOTHING : String.join(", ", new TreeSet<>(texts));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
