package dev.assent.engine.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Reads literals, and checks those that CEL itself would read only when a call is there: durations and timestamps. */
final class Literals {
    private static final Pattern DURATION = Pattern.compile("[-+]?((\\d+(\\.\\d*)?|\\.\\d+)(h|ms|m|s|us|ns))+|[-+]?0");

    private Literals() {}

    /** What is written out: a text, a truth, or a number with or without a point. */
    static Optional<Object> value(CelExpr node) {
        if (node.exprKind().getKind() != ExprKind.Kind.CONSTANT) {
            return Optional.empty();
        }
        CelConstant constant = node.constant();
        return switch (constant.getKind()) {
            case STRING_VALUE -> Optional.of(constant.stringValue());
            case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
            case INT64_VALUE -> Optional.of(constant.int64Value());
            case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
            default -> Optional.empty();
        };
    }

    static void check(CelNavigableAst ast, BiConsumer<Long, String> issues) {
        ast.getRoot()
                .allNodes()
                .filter(node -> node.getKind() == ExprKind.Kind.CALL)
                .map(CelNavigableExpr::expr)
                .filter(node -> node.call().args().size() == 1)
                .forEach(
                        node -> check(node.call().function(), node.call().args().get(0), issues));
    }

    private static void check(String function, CelExpr argument, BiConsumer<Long, String> issues) {
        if (argument.exprKind().getKind() != ExprKind.Kind.CONSTANT
                || argument.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return;
        }
        String text = argument.constant().stringValue();
        if (function.equals("duration") && !DURATION.matcher(text).matches()) {
            issues.accept(argument.id(), "not a duration (expected: a number and h, m, s, ms, us or ns, like '90s')");
        }
        if (function.equals("timestamp") && !isTimestamp(text)) {
            issues.accept(argument.id(), "not a timestamp (expected: RFC 3339, like '2026-01-31T00:00:00Z')");
        }
    }

    private static boolean isTimestamp(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
