package dev.assent.engine.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of one parsed expression as text: where each begins, and what it says. */
final class PartText {
    /** Most UTF-16 units of a part that are shown. */
    static final int MAX_LENGTH = 200;

    private static final CelUnparser UNPARSER = CelUnparserFactory.newUnparser();

    private final CelAbstractSyntaxTree ast;
    private final String source;
    private final Map<Long, Integer> positions;

    PartText(CelAbstractSyntaxTree ast, String source) {
        this.ast = ast;
        this.source = source;
        this.positions = ast.getSource().getPositionsMap();
    }

    /** CEL places an operation at its operator; people look for its first character. In code points. */
    int start(CelExpr node) {
        int start = beforeName(node, positions.getOrDefault(node.id(), Integer.MAX_VALUE));
        for (CelExpr child : children(node)) {
            start = Math.min(start, start(child));
        }
        return start;
    }

    /** CEL places a call at its parenthesis. */
    private int beforeName(CelExpr node, int start) {
        boolean plain = node.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL
                && node.call().target().isEmpty()
                && start != Integer.MAX_VALUE;
        if (!plain) {
            return start;
        }
        String name = node.call().function();
        int parenthesis = source.offsetByCodePoints(0, start);
        return source.startsWith(name, parenthesis - name.length()) ? start - name.length() : start;
    }

    String of(CelExpr node) {
        String whole = unparse(node);
        return whole.length() <= MAX_LENGTH ? whole : whole.substring(0, MAX_LENGTH) + "...";
    }

    /** What a node is made of; of a loop only what it runs over. */
    static List<CelExpr> children(CelExpr node) {
        return switch (node.exprKind().getKind()) {
            case SELECT -> List.of(node.select().operand());
            case CALL -> {
                List<CelExpr> operands = new ArrayList<>();
                node.call().target().ifPresent(operands::add);
                operands.addAll(node.call().args());
                yield operands;
            }
            case LIST -> node.list().elements();
            case MAP ->
                node.map().entries().stream()
                        .flatMap(entry -> java.util.stream.Stream.of(entry.key(), entry.value()))
                        .toList();
            case STRUCT ->
                node.struct().entries().stream()
                        .map(CelExpr.CelStruct.Entry::value)
                        .toList();
            case COMPREHENSION -> List.of(node.comprehension().iterRange());
            default -> List.of();
        };
    }

    private String unparse(CelExpr node) {
        return UNPARSER.unparse(CelAbstractSyntaxTree.newParsedAst(node, ast.getSource()));
    }
}
