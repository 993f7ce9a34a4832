package dev.assent.engine.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.exceptions.CelNumericOverflowException;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls of an expression whose cost grows with the product of their operands, or whose result does. They are paid when
 * the last operand is known, before the call is made: no step count could stop such a call once it runs. Immutable.
 */
final class CallCosts {
    private static final Set<String> SEARCHES = Set.of("contains", "indexOf", "lastIndexOf");
    private static final Set<String> SETS = Set.of("sets.contains", "sets.intersects", "sets.equivalent");

    private final Map<Long, Operand> operands;

    private CallCosts(Map<Long, Operand> operands) {
        this.operands = operands;
    }

    private record Call(long id, String function, int operandCount) {}

    private record Operand(Call call, int index) {}

    static CallCosts of(CelNavigableAst ast) {
        Map<Long, Operand> operands = new HashMap<>();
        ast.getRoot()
                .allNodes()
                .filter(node -> node.getKind() == ExprKind.Kind.CALL)
                .map(CelNavigableExpr::expr)
                .forEach(node -> collect(node, operands));
        return new CallCosts(Map.copyOf(operands));
    }

    /** What sees and pays every value of one evaluation; where no call is costly, that of the whole decision. */
    CelEvaluationListener meter(Activation activation) {
        return operands.isEmpty() ? activation.meter() : new Meter(activation.budget())::value;
    }

    /** Pays for a value by its size. */
    static void pay(Budget budget, Object value) {
        budget.spendOn(value);
        if (value instanceof BigInteger) {
            // CEL would find it unequal to everything; an exception here makes the node an error
            throw new CelNumericOverflowException("an integer beyond 64 bits");
        }
    }

    private static void collect(CelExpr node, Map<Long, Operand> operands) {
        String function = node.call().function();
        if (!isCostly(function)) {
            return;
        }
        List<CelExpr> all = new ArrayList<>();
        node.call().target().ifPresent(all::add);
        all.addAll(node.call().args());
        Call call = new Call(node.id(), function, all.size());
        for (int i = 0; i < all.size(); i++) {
            operands.put(all.get(i).id(), new Operand(call, i));
        }
    }

    private static boolean isCostly(String function) {
        return SEARCHES.contains(function)
                || SETS.contains(function)
                || function.equals(Patterns.FUNCTION)
                || function.equals("replace")
                || function.equals("split")
                || function.equals("join")
                || function.equals("distinct");
    }

    /** Sees every value of one evaluation. For one thread. */
    private final class Meter {
        private final Budget budget;
        private @Nullable Map<Call, Object[]> seen;

        private Meter(Budget budget) {
            this.budget = budget;
        }

        void value(CelExpr expr, Object value) {
            CallCosts.pay(budget, value);
            Operand operand = operands.get(expr.id());
            if (operand == null) {
                return;
            }
            if (seen == null) {
                seen = new HashMap<>();
            }
            Call call = operand.call();
            Object[] values = seen.computeIfAbsent(call, c -> new Object[c.operandCount()]);
            values[operand.index()] = value;
            if (operand.index() == call.operandCount() - 1) {
                pay(call.function(), values);
            }
        }

        private void pay(String function, Object[] values) {
            switch (function) {
                case "replace" -> payReplace(text(values[0]), text(values[1]), text(values[2]));
                case "split" -> budget.spendOnElements(occurrences(text(values[0]), text(values[1])));
                case "join" ->
                    payJoin(values[0], values.length > 1 ? text(values[1]).length() : 0);
                case "distinct" -> budget.spend(product(size(values[0]), size(values[0])) >> 6);
                case Patterns.FUNCTION -> budget.spend(text(values[0]).length() >> 4);
                default -> {
                    boolean search = SEARCHES.contains(function);
                    long work = search
                            ? product(text(values[0]).length(), text(values[1]).length()) >> 10
                            : product(size(values[0]), size(values[1])) >> 2;
                    budget.spend(work);
                }
            }
        }

        private void payReplace(String text, String old, String replacement) {
            budget.spend(product(text.length(), old.length()) >> 10);
            budget.spendOnText(text.length() + product(occurrences(text, old), replacement.length()));
        }

        private void payJoin(Object list, int separator) {
            long length = product(size(list), separator);
            if (list instanceof Collection<?> elements) {
                for (Object element : elements) {
                    length += text(element).length();
                }
            }
            budget.spendOnText(length);
        }
    }

    private static long occurrences(String text, String part) {
        if (part.isEmpty()) {
            return text.length() + 1L;
        }
        long count = 1;
        for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
            count++;
        }
        return count;
    }

    private static String text(Object value) {
        return value instanceof String text ? text : "";
    }

    private static long size(Object value) {
        return value instanceof Collection<?> list ? list.size() : 1;
    }

    private static long product(long a, long b) {
        return Math.multiplyExact(a, b);
    }
}
