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
    private static final List<String> TOOL_NAME = List.of("tool", "name");

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
        return both(tools, toolsWhereTrue(root));
    }

    private void visit(CelExpr node, Optional<Set<String>> tools) {
        List<CelExpr> operands = PartText.children(node);
        switch (function(node)) {
            case "_&&_" -> {
                Optional<Set<String>> narrowed = both(tools, toolsWhereTrue(node));
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

    /** The names that the tool must have for a part to be true. */
    private static Optional<Set<String>> toolsWhereTrue(CelExpr node) {
        List<CelExpr> operands = PartText.children(node);
        return switch (function(node)) {
            case "_&&_" -> both(toolsWhereTrue(operands.get(0)), toolsWhereTrue(operands.get(1)));
            case "_||_" -> either(toolsWhereTrue(operands.get(0)), toolsWhereTrue(operands.get(1)));
            default -> named(node);
        };
    }

    /** The names of {@code tool.name == 'a'} and {@code tool.name in ['a', 'b']}. */
    private static Optional<Set<String>> named(CelExpr node) {
        List<CelExpr> operands = PartText.children(node);
        if (function(node).equals("_==_")) {
            return path(operands.get(0)).equals(TOOL_NAME)
                    ? texts(List.of(operands.get(1)))
                    : path(operands.get(1)).equals(TOOL_NAME) ? texts(List.of(operands.get(0))) : Optional.empty();
        }
        boolean list = function(node).equals("@in")
                && path(operands.get(0)).equals(TOOL_NAME)
                && operands.get(1).exprKind().getKind() == ExprKind.Kind.LIST;
        return list ? texts(operands.get(1).list().elements()) : Optional.empty();
    }

    private static Optional<Set<String>> texts(List<CelExpr> nodes) {
        Set<String> texts = new LinkedHashSet<>();
        for (CelExpr node : nodes) {
            if (!(Literals.value(node).orElse(null) instanceof String literal)) {
                return Optional.empty();
            }
            texts.add(literal);
        }
        return Optional.of(texts);
    }

    private static Optional<Set<String>> both(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<String> common = new LinkedHashSet<>(one.get());
        common.retainAll(other.get());
        return Optional.of(common);
    }

    private static Optional<Set<String>> either(Optional<Set<String>> one, Optional<Set<String>> other) {
        return one.flatMap(names -> other.map(more -> {
            Set<String> all = new LinkedHashSet<>(names);
            all.addAll(more);
            return all;
        }));
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
