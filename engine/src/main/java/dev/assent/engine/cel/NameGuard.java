package dev.assent.engine.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the name of the tool must be for a condition to hold: one of some names, or one that begins in one of some ways. For
 * any other name the condition is false, whatever else it reads: a false side makes an {@code &&} false even where the other
 * side is in error. Immutable.
 */
final class NameGuard {
    /** A longer list takes as long to look through as some conditions take to evaluate. */
    private static final int MAX_TEXTS = 64;

    private final String[] names;
    private final String[] heads;

    private NameGuard(Stream<String> names, Stream<String> heads) {
        this.names = names.distinct().toArray(String[]::new);
        this.heads = heads.distinct().toArray(String[]::new);
    }

    /** Empty if the condition may hold for tools of which it does not write the names. */
    static Optional<NameGuard> of(CelExpr condition) {
        return required(condition).filter(guard -> guard.names.length + guard.heads.length <= MAX_TEXTS);
    }

    /** The names that the tool must have; empty if it may have others too. */
    static Optional<Set<String>> names(CelExpr condition) {
        return required(condition)
                .filter(guard -> guard.heads.length == 0)
                .map(guard -> new LinkedHashSet<>(List.of(guard.names)));
    }

    boolean admits(String tool) {
        for (String name : names) {
            if (name.equals(tool)) {
                return true;
            }
        }
        for (String head : heads) {
            if (tool.startsWith(head)) {
                return true;
            }
        }
        return false;
    }

    /** Goes only through {@code &&} and {@code ||}: inside a loop {@code tool} could be the variable of the loop. */
    private static Optional<NameGuard> required(CelExpr node) {
        if (node.exprKind().getKind() != ExprKind.Kind.CALL) {
            return Optional.empty();
        }
        List<CelExpr> operands = PartText.children(node);
        return switch (node.call().function()) {
            case "_&&_" -> both(required(operands.get(0)), required(operands.get(1)));
            case "_||_" -> either(required(operands.get(0)), required(operands.get(1)));
            case "_==_" ->
                isToolName(operands.get(0))
                        ? oneOf(List.of(operands.get(1)))
                        : isToolName(operands.get(1)) ? oneOf(List.of(operands.get(0))) : Optional.empty();
            case "@in" -> isToolName(operands.get(0)) ? oneOf(operands.get(1)) : Optional.empty();
            case "startsWith" ->
                isToolName(operands.get(0))
                        ? texts(operands.subList(1, operands.size()))
                                .map(heads -> new NameGuard(Stream.of(), heads.stream()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<NameGuard> oneOf(CelExpr list) {
        return list.exprKind().getKind() == ExprKind.Kind.LIST
                        && list.list().optionalIndices().isEmpty()
                ? oneOf(list.list().elements())
                : Optional.empty();
    }

    private static Optional<NameGuard> oneOf(List<CelExpr> literals) {
        return texts(literals).map(names -> new NameGuard(names.stream(), Stream.of()));
    }

    /** The same texts, if all of these are written out. */
    private static Optional<List<String>> texts(List<CelExpr> literals) {
        List<String> texts = literals.stream()
                .flatMap(literal -> Literals.value(literal).stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        return texts.size() == literals.size() ? Optional.of(texts) : Optional.empty();
    }

    private static boolean isToolName(CelExpr node) {
        if (node.exprKind().getKind() != ExprKind.Kind.SELECT || node.select().testOnly()) {
            return false;
        }
        CelExpr owner = node.select().operand();
        return node.select().field().equals("name")
                && owner.exprKind().getKind() == ExprKind.Kind.IDENT
                && owner.ident().name().equals("tool");
    }

    private static Optional<NameGuard> either(Optional<NameGuard> one, Optional<NameGuard> other) {
        return one.flatMap(some -> other.map(more -> new NameGuard(
                Stream.concat(Stream.of(some.names), Stream.of(more.names)),
                Stream.concat(Stream.of(some.heads), Stream.of(more.heads)))));
    }

    private static Optional<NameGuard> both(Optional<NameGuard> one, Optional<NameGuard> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get().and(other.get())) : one.or(() -> other);
    }

    private NameGuard and(NameGuard other) {
        // of two ways to begin, the longer one is left if it begins with the shorter one
        return new NameGuard(
                Stream.concat(
                        Stream.of(names).filter(other::admits),
                        Stream.of(other.names).filter(this::admits)),
                Stream.concat(
                        Stream.of(heads).filter(other::admitsHead),
                        Stream.of(other.heads).filter(this::admitsHead)));
    }

    private boolean admitsHead(String longer) {
        return Stream.of(heads).anyMatch(longer::startsWith);
    }

    /** As policies write tools, a star behind a beginning. */
    @Override
    public String toString() {
        List<String> texts = new ArrayList<>(List.of(names));
        Stream.of(heads).map(head -> head + "*").forEach(texts::add);
        return texts.stream().collect(Collectors.joining(", "));
    }
}
