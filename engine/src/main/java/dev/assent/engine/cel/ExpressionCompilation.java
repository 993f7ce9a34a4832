package dev.assent.engine.cel;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What became of the text of an expression.
 *
 * @param expression present if and only if there are no issues
 */
public record ExpressionCompilation(Optional<CompiledExpression> expression, List<ExpressionIssue> issues) {
    public ExpressionCompilation {
        requireNonNull(expression, "expression");
        issues = List.copyOf(issues);
    }

    static ExpressionCompilation failed(List<ExpressionIssue> issues) {
        return new ExpressionCompilation(Optional.empty(), issues);
    }
}
