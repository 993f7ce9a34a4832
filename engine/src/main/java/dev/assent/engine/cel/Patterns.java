package dev.assent.engine.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The patterns of {@code matches}: literals only, checked and compiled once, when the expression is. CEL itself would compile
 * them again at every evaluation. Safe for any thread.
 */
final class Patterns {
    static final String FUNCTION = "matches";

    /** Instructions of a compiled pattern; what matching costs a character is proportional. */
    static final int MAX_PROGRAM_SIZE = 500;

    private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

    /** Compiles every pattern of an expression; what is wrong goes to the sink with the id of its node. */
    void compileAll(CelNavigableAst ast, BiConsumer<Long, String> issues) {
        ast.getRoot()
                .allNodes()
                .filter(node -> node.getKind() == ExprKind.Kind.CALL)
                .map(CelNavigableExpr::expr)
                .filter(call -> call.call().function().equals(FUNCTION))
                .forEach(call -> compile(call, issues));
    }

    /** Looks for a match anywhere in the text. Only patterns that were compiled before get here. */
    boolean matches(String text, String pattern) {
        Pattern known = compiled.get(pattern);
        if (known == null) {
            throw new IllegalArgumentException("a pattern that was not compiled with its expression");
        }
        return known.matcher(text).find();
    }

    private void compile(CelExpr call, BiConsumer<Long, String> issues) {
        CelExpr argument = call.call().args().get(call.call().args().size() - 1);
        Optional<String> literal = literal(argument);
        if (literal.isEmpty()) {
            issues.accept(argument.id(), "the pattern of matches must be a string literal");
            return;
        }
        try {
            Pattern pattern = Pattern.compile(literal.get());
            if (pattern.programSize() > MAX_PROGRAM_SIZE) {
                issues.accept(
                        argument.id(),
                        "the pattern is too large: " + pattern.programSize() + " instructions (at most "
                                + MAX_PROGRAM_SIZE + ")");
                return;
            }
            compiled.put(literal.get(), pattern);
        } catch (PatternSyntaxException e) {
            issues.accept(argument.id(), "the pattern is not valid RE2: " + e.getDescription());
        }
    }

    private static Optional<String> literal(CelExpr expr) {
        return expr.exprKind().getKind() == ExprKind.Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }
}
