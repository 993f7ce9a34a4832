package dev.assent.engine.evaluate;

import dev.assent.engine.cel.Budget;
import dev.assent.engine.cel.BudgetExceededError;
import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.ExpressionException;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.policy.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives the findings their reasons. It begins after the decision is made, on a budget of its own: it changes nothing. */
final class Explanations {
    private Explanations() {}

    /** @param secrets sees what an explanation makes of the call whole, before it is cut: half a secret has no format any more */
    static List<Reason> reasons(List<Finding> findings, Budget budget, CallSecrets secrets) {
        budget.restart();
        List<Reason> reasons = new ArrayList<>(findings.size() + 1);
        for (Finding finding : findings) {
            reasons.add(reason(finding, secrets));
        }
        return reasons;
    }

    private static Reason reason(Finding finding, CallSecrets secrets) {
        Choice.Outcome outcome = finding.outcome();
        if (finding.failure().isEmpty() && outcome.fixedReason().isPresent()) {
            return outcome.fixedReason().get();
        }
        Reason reason = new Reason(
                finding.code(),
                finding.policy().name(),
                outcome.id(),
                finding.effect(),
                Optional.of(outcome.position()),
                Optional.empty());
        return explanation(finding, secrets).map(reason::explainedAs).orElse(reason);
    }

    private static Optional<String> explanation(Finding finding, CallSecrets secrets) {
        if (finding.failure().isPresent()) {
            // says nothing of the call's values
            return Optional.of(failure(finding, finding.failure().get()));
        }
        if (finding.outcome().explanation().isEmpty()) {
            return Optional.empty();
        }
        CompiledExpression explanation = finding.outcome().explanation().get();
        try {
            String text = explanation.asText(finding.activation());
            return Optional.of(explanation.readsNothing() ? text : secrets.show(text));
        } catch (ExpressionException | BudgetExceededError e) {
            return Optional.empty();
        }
    }

    private static String failure(Finding finding, Finding.Failure failure) {
        String what = failure.part().equals("condition")
                ? "the rule counts as matched because its condition is in error: "
                : finding.outcome().effect() == Effect.ALLOW
                        ? "the rule asks instead of allowing because an obligation of it is in error: "
                        : "an obligation of the rule is in error, an approved call would run without it: ";
        return what + failure.cause().getMessage();
    }
}
