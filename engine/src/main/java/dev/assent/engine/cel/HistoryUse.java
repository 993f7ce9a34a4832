package dev.assent.engine.cel;

import dev.assent.engine.history.CountScope;
import dev.assent.engine.history.Counter;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression wants to know of earlier calls. What is counted must be known before the first call comes, so the
 * arguments of {@code count} and {@code sum} are literals.
 *
 * @param labels whether it may read the labels of the session
 */
public record HistoryUse(Set<Counter> counters, boolean labels) {
    public static final HistoryUse NONE = new HistoryUse(Set.of(), false);

    private static final Map<String, CountScope> PARTIES =
            Map.of("session", CountScope.SESSION, "agent", CountScope.AGENT, "subject", CountScope.SUBJECT);

    private static final int MAX_TOOLS = 20;
    private static final int MAX_NAME_LENGTH = 256;
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}[hms])+");
    private static final Pattern PART = Pattern.compile("([0-9]+)([hms])");

    public HistoryUse {
        counters = Set.copyOf(counters);
    }

    public boolean isNone() {
        return counters.isEmpty() && !labels;
    }

    public HistoryUse and(HistoryUse other) {
        if (other.isNone()) {
            return this;
        }
        Set<Counter> all = new LinkedHashSet<>(counters);
        all.addAll(other.counters);
        return new HistoryUse(all, labels || other.labels);
    }

    /** What is wrong goes to the sink with the id of its node. */
    static HistoryUse of(CelNavigableAst ast, BiConsumer<Long, String> issues) {
        Set<Counter> counters = new LinkedHashSet<>();
        ast.getRoot()
                .allNodes()
                .filter(node -> node.getKind() == ExprKind.Kind.CALL)
                .map(CelNavigableExpr::expr)
                .filter(HistoryUse::isCount)
                .forEach(call -> counter(call, issues).ifPresent(counters::add));
        return new HistoryUse(counters, ast.getRoot().allNodes().anyMatch(HistoryUse::mayReadLabels));
    }

    private static boolean isCount(CelExpr expr) {
        String function = expr.call().function();
        return function.equals(HistoryFunctions.COUNT) || function.equals(HistoryFunctions.SUM);
    }

    /** Whatever is done with a session but to read its id or its counts. */
    private static boolean mayReadLabels(CelNavigableExpr node) {
        if (node.getKind() != ExprKind.Kind.IDENT || !node.expr().ident().name().equals("session")) {
            return false;
        }
        CelExpr parent = node.parent().map(CelNavigableExpr::expr).orElse(node.expr());
        return switch (parent.exprKind().getKind()) {
            case SELECT -> !parent.select().field().equals("id");
            case CALL -> !isCount(parent);
            default -> true;
        };
    }

    private static Optional<Counter> counter(CelExpr expr, BiConsumer<Long, String> issues) {
        CelExpr.CelCall call = expr.call();
        Optional<CountScope> scope = call.target()
                .filter(target -> target.exprKind().getKind() == ExprKind.Kind.IDENT)
                .flatMap(
                        target -> Optional.ofNullable(PARTIES.get(target.ident().name())));
        if (scope.isEmpty()) {
            issues.accept(expr.id(), call.function() + " is a function of session, agent and subject");
            return Optional.empty();
        }
        boolean sum = call.function().equals(HistoryFunctions.SUM);
        List<CelExpr> args = call.args();
        Optional<List<String>> tools = tools(args.get(0), issues);
        Optional<String> field = sum ? name(args.get(1), "the argument to add up", issues) : Optional.empty();
        Optional<Duration> window = window(args.get(args.size() - 1), issues);
        if (tools.isEmpty() || window.isEmpty() || field.isPresent() != sum) {
            return Optional.empty();
        }
        return Optional.of(new Counter(scope.get(), tools.get(), field, window.get()));
    }

    private static Optional<List<String>> tools(CelExpr arg, BiConsumer<Long, String> issues) {
        if (arg.exprKind().getKind() != ExprKind.Kind.LIST) {
            return name(arg, "the tools to count", issues).map(List::of);
        }
        List<CelExpr> elements = arg.list().elements();
        if (elements.isEmpty() || elements.size() > MAX_TOOLS) {
            issues.accept(arg.id(), "the list of tools to count has 1 to " + MAX_TOOLS + " names or patterns");
            return Optional.empty();
        }
        List<String> names = elements.stream()
                .flatMap(element -> name(element, "the tools to count", issues).stream())
                .toList();
        return names.size() == elements.size() ? Optional.of(names) : Optional.empty();
    }

    private static Optional<String> name(CelExpr arg, String what, BiConsumer<Long, String> issues) {
        Optional<String> text = literal(arg)
                .filter(name -> !name.isEmpty()
                        && name.length() <= MAX_NAME_LENGTH
                        && name.chars().noneMatch(Character::isISOControl));
        if (text.isEmpty()) {
            issues.accept(arg.id(), what + " must be string literals of 1 to " + MAX_NAME_LENGTH + " characters");
        }
        return text;
    }

    private static Optional<Duration> window(CelExpr arg, BiConsumer<Long, String> issues) {
        Optional<Duration> window = arg.exprKind().getKind() == ExprKind.Kind.CALL
                        && arg.call().function().equals("duration")
                        && arg.call().args().size() == 1
                ? literal(arg.call().args().get(0))
                        .filter(text -> DURATION.matcher(text).matches())
                        .map(HistoryUse::parse)
                        .filter(d -> d.compareTo(Counter.MIN_WINDOW) >= 0 && d.compareTo(Counter.MAX_WINDOW) <= 0)
                : Optional.empty();
        if (window.isEmpty()) {
            issues.accept(
                    arg.id(), "how far back to count must be written out, from duration('1s') to duration('720h')");
        }
        return window;
    }

    private static Duration parse(String text) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            long number = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "h" -> Duration.ofHours(number);
                        case "m" -> Duration.ofMinutes(number);
                        default -> Duration.ofSeconds(number);
                    });
        }
        return sum;
    }

    private static Optional<String> literal(CelExpr expr) {
        return expr.exprKind().getKind() == ExprKind.Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }
}
