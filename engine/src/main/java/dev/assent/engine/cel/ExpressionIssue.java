package dev.assent.engine.cel;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with an expression.
 *
 * @param offset where, in code points from the start of its text
 */
public record ExpressionIssue(int offset, String message) {
    public ExpressionIssue {
        requireNonNull(message, "message");
    }
}
