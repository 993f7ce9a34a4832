package dev.assent.engine.evaluate;

import dev.assent.engine.cel.BudgetExceededError;
import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.ExpressionException;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation.Review;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.policy.AskTerms;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Works out what an ask is about. It begins after the decision is made, on the budget of the explanations: a target that
 * fails, is blank or too long to type is none, and changes nothing else.
 */
final class Targets {
    private Targets() {}

    /** The target of the riskiest rule that asks and has one; of equal ones, the first. */
    static Optional<Untrusted> of(List<Finding> findings, CallSecrets secrets) {
        return findings.stream()
                .filter(finding -> finding.effect() == Effect.ASK)
                .flatMap(Targets::named)
                .sorted(Comparator.comparing((Named named) -> named.terms.risk())
                        .reversed())
                .flatMap(named -> text(named, secrets).stream())
                .findFirst();
    }

    private record Named(AskTerms terms, CompiledExpression target, Finding finding) {}

    private static Stream<Named> named(Finding finding) {
        return finding.outcome().terms().stream()
                .flatMap(terms -> terms.target().stream().map(target -> new Named(terms, target, finding)));
    }

    private static Optional<Untrusted> text(Named named, CallSecrets secrets) {
        try {
            return secrets.hide(named.target.asText(named.finding.activation()))
                    .filter(text -> !text.isBlank() && text.codePointCount(0, text.length()) <= Review.MAX_TARGET)
                    .map(Untrusted::new);
        } catch (ExpressionException | BudgetExceededError e) {
            return Optional.empty();
        }
    }
}
