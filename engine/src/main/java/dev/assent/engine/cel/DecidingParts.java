package dev.assent.engine.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of an evaluated expression that decided it: of an {@code &&} that is false the operand that is false, of an
 * expression in error the part that failed. Then comes what those parts read. For one expression and one thread.
 */
public final class DecidingParts {
    /** More of one expression nobody reads; the rest is left out. */
    static final int MAX_PARTS = 24;

    private final CompiledExpression expression;
    private final Map<Long, Object> values;
    private final UnaryOperator<String> mask;
    private final PartText text;
    private final List<CelExpr> deciding = new ArrayList<>();
    private final Map<String, ExpressionPart> parts = new LinkedHashMap<>();

    private DecidingParts(
            CompiledExpression expression,
            Map<Long, Object> values,
            UnaryOperator<String> mask,
            CelAbstractSyntaxTree ast) {
        this.expression = expression;
        this.values = values;
        this.mask = mask;
        this.text = new PartText(ast, expression.text());
    }

    /**
     * The parts, those that decided first.
     *
     * @param values by the number of the node, as a {@link ValueListener} heard them; the last one where a loop gave several
     * @param mask what is shown of a text; what is made of a text that it changes is not shown at all
     */
    public static List<ExpressionPart> of(
            CompiledExpression expression, Map<Long, Object> values, UnaryOperator<String> mask) {
        try {
            // numbers its nodes as the compiler did, and remembers macros as they were written
            CelAbstractSyntaxTree ast =
                    Toolbox.PARSER_KEEPING_MACROS.parse(expression.text()).getAst();
            DecidingParts search = new DecidingParts(expression, values, mask, ast);
            search.decide(ast.getExpr());
            search.deciding.forEach(search::add);
            search.deciding.forEach(search::addWhatItReads);
            return List.copyOf(search.parts.values());
        } catch (CelValidationException e) {
            throw new IllegalStateException("an expression that compiled does not parse", e);
        }
    }

    private void decide(CelExpr node) {
        Object value = value(node);
        if (value == null) {
            fail(node);
            return;
        }
        switch (function(node)) {
            case "_&&_" -> decideAmong(node, Boolean.TRUE.equals(value), Boolean.FALSE);
            case "_||_" -> decideAmong(node, Boolean.FALSE.equals(value), Boolean.TRUE);
            case "!_" -> decide(node.call().args().get(0));
            case "_?_:_" -> {
                CelExpr condition = node.call().args().get(0);
                decide(condition);
                decide(node.call().args().get(Boolean.TRUE.equals(value(condition)) ? 1 : 2));
            }
            default -> {
                if (!(value instanceof CelConstant)) {
                    deciding.add(node);
                }
                decideLoop(node, value);
            }
        }
    }

    /** Operands are evaluated in their order, and no more of them than are needed. */
    private void decideAmong(CelExpr node, boolean all, Boolean decisive) {
        for (CelExpr operand : node.call().args()) {
            if (all) {
                decide(operand);
            } else if (decisive.equals(value(operand))) {
                decide(operand);
                return;
            }
        }
    }

    /** Of {@code exists} that is true and {@code all} that is false, the round that ended the loop. */
    private void decideLoop(CelExpr node, Object value) {
        if (node.exprKind().getKind() != ExprKind.Kind.COMPREHENSION) {
            return;
        }
        CelExpr step = node.comprehension().loopStep();
        boolean exists = function(step).equals("_||_") && Boolean.TRUE.equals(value);
        boolean all = function(step).equals("_&&_") && Boolean.FALSE.equals(value);
        if ((exists || all) && value.equals(value(step.call().args().get(1)))) {
            decide(step.call().args().get(1));
        }
    }

    private void fail(CelExpr node) {
        if (function(node).equals("_?_:_") && value(node.call().args().get(0)) instanceof Boolean truth) {
            fail(node.call().args().get(truth ? 1 : 2));
            return;
        }
        for (CelExpr child : PartText.children(node)) {
            if (value(child) == null && !isPath(node)) {
                fail(child);
                return;
            }
        }
        deciding.add(node);
    }

    private void addWhatItReads(CelExpr node) {
        if (isPath(node)) {
            return;
        }
        for (CelExpr child : PartText.children(node)) {
            Object value = value(child);
            ExprKind.Kind kind = child.exprKind().getKind();
            boolean whole = kind == ExprKind.Kind.IDENT && value instanceof Map<?, ?>;
            boolean literal = isConstant(child) || kind == ExprKind.Kind.LIST || kind == ExprKind.Kind.MAP;
            if (value != null && !whole && !literal) {
                add(child);
            }
            addWhatItReads(child);
        }
    }

    private void add(CelExpr node) {
        String shown = text.of(node);
        if (parts.size() < MAX_PARTS && !parts.containsKey(shown)) {
            parts.put(
                    shown,
                    new ExpressionPart(
                            expression.places().at(text.start(node)),
                            shown,
                            Optional.ofNullable(value(node)).map(value -> shown(node, value))));
        }
    }

    private String shown(CelExpr node, Object value) {
        boolean made = !(value instanceof Boolean) && !isSelection(node);
        return made && PartText.children(node).stream().anyMatch(this::hasSecret)
                ? "made of a masked value"
                : ValueText.of(value, mask);
    }

    /** Whether a node, or what it is made of, comes to a value that is not shown as it is. */
    private boolean hasSecret(CelExpr node) {
        Object value = value(node);
        if (value != null && !isConstant(node)) {
            String masked = ValueText.of(value, mask);
            if (!masked.equals(ValueText.of(value, UnaryOperator.identity()))) {
                return true;
            }
        }
        return !isSelection(node) && PartText.children(node).stream().anyMatch(this::hasSecret);
    }

    /** A part of a larger value: what stands beside it there is not in it. */
    private static boolean isSelection(CelExpr node) {
        return isPath(node) || function(node).equals("_[_]");
    }

    private @Nullable Object value(CelExpr node) {
        if (!isConstant(node)) {
            return ValueText.isValue(values.get(node.id())) ? values.get(node.id()) : null;
        }
        return node.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                ? node.constant().booleanValue()
                : node.constant();
    }

    private static boolean isConstant(CelExpr node) {
        return node.exprKind().getKind() == ExprKind.Kind.CONSTANT;
    }

    /** Fields below a name, which are read in one go. */
    private static boolean isPath(CelExpr node) {
        return switch (node.exprKind().getKind()) {
            case IDENT -> true;
            case SELECT -> isPath(node.select().operand());
            default -> false;
        };
    }

    private static String function(CelExpr node) {
        return node.exprKind().getKind() == ExprKind.Kind.CALL ? node.call().function() : "";
    }
}
