package dev.assent.engine.cel;

import dev.assent.engine.source.Position;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what one expression reads of the call. For one thread. */
final class CallReads {
    private static final Set<String> ROOTS = Set.of("tool", "args");

    private final CompiledExpression expression;
    private final CelExpr root;
    private final PartText text;
    private final List<CallRead> found = new ArrayList<>();

    private CallReads(CompiledExpression expression, CelAbstractSyntaxTree ast) {
        this.expression = expression;
        this.root = ast.getExpr();
        this.text = new PartText(ast, expression.text());
    }

    static CallReads of(CompiledExpression expression) {
        try {
            return new CallReads(
                    expression, Toolbox.PARSER.parse(expression.text()).getAst());
        } catch (CelValidationException e) {
            throw new IllegalStateException("an expression that compiled does not parse", e);
        }
    }

    List<CallRead> reads(Optional<Set<String>> tools) {
        visit(root, tools);
        return found;
    }

    Optional<Set<String>> toolsWhereTrue(Optional<Set<String>> tools) {
        return both(tools, NameGuard.names(root));
    }

    private void visit(CelExpr node, Optional<Set<String>> tools) {
        List<CelExpr> operands = PartText.children(node);
        switch (function(node)) {
            case "_&&_" -> {
                Optional<Set<String>> narrowed = both(tools, NameGuard.names(node));
                operands.forEach(part -> visit(part, narrowed));
            }
            case "_==_" -> {
                compare(operands.get(0), List.of(operands.get(1)), tools);
                compare(operands.get(1), List.of(operands.get(0)), tools);
            }
            case "@in" -> {
                CelExpr list = operands.get(1);
                boolean literal = list.exprKind().getKind() == ExprKind.Kind.LIST;
                compare(operands.get(0), literal ? list.list().elements() : List.of(), tools);
                visit(list, tools);
            }
            default -> compare(node, List.of(), tools);
        }
    }

    /** A field and what it is held against; of another node, its parts. */
    private void compare(CelExpr node, List<CelExpr> others, Optional<Set<String>> tools) {
        List<String> path = path(node);
        if (path.size() > 1) {
            List<CallRead.Literal> literals = others.stream()
                    .flatMap(other ->
                            Literals.value(other).map(value -> new CallRead.Literal(value, position(other))).stream())
                    .toList();
            found.add(new CallRead(path, tools, literals, position(node)));
        } else if (node.exprKind().getKind() == ExprKind.Kind.COMPREHENSION) {
            loop(node.comprehension(), tools);
        } else {
            PartText.children(node).forEach(child -> visit(child, tools));
        }
    }

    private void loop(CelComprehension loop, Optional<Set<String>> tools) {
        visit(loop.iterRange(), tools);
        // one whose variable hides the call reads nothing of it
        if (!ROOTS.contains(loop.iterVar()) && !ROOTS.contains(loop.iterVar2())) {
            visit(loop.loopStep(), tools);
        }
    }

    private static Optional<Set<String>> both(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<String> common = new LinkedHashSet<>(one.get());
        common.retainAll(other.get());
        return Optional.of(common);
    }

    /** Fields below {@code tool} or {@code args}; empty for anything else. */
    private static List<String> path(CelExpr node) {
        if (node.exprKind().getKind() == ExprKind.Kind.IDENT) {
            String name = node.ident().name();
            return ROOTS.contains(name) ? List.of(name) : List.of();
        }
        boolean select = node.exprKind().getKind() == ExprKind.Kind.SELECT;
        if (!select && !function(node).equals("_[_]")) {
            return List.of();
        }
        List<String> path = path(PartText.children(node).get(0));
        Optional<Object> field = select
                ? Optional.of(node.select().field())
                : Literals.value(PartText.children(node).get(1));
        return path.isEmpty() || !(field.orElse(null) instanceof String name)
                ? List.of()
                : Stream.concat(path.stream(), Stream.of(name)).toList();
    }

    private Position position(CelExpr node) {
        return expression.places().at(text.start(node));
    }

    private static String function(CelExpr node) {
        return node.exprKind().getKind() == ExprKind.Kind.CALL ? node.call().function() : "";
    }
}
