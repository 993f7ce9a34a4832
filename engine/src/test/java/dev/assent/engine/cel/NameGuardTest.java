package dev.assent.engine.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.json.JsonLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which names a condition demands of the tool, and that not to evaluate it for other names changes nothing. */
class NameGuardTest {
    private static final int CONDITIONS_PER_SEED = 100;
    private static final long PLENTY = 1_000;

    private static final Environment ENVIRONMENT =
            Environment.ofCall().withVariable("tool", ValueType.ANY).withVariable("name", ValueType.ANY);

    private static final List<String> NAMES = List.of("a.read", "a.write", "b.pay", "a.", "a.read.2", "A.read", "");

    private static final JsonObject ARGUMENTS = JsonObject.parse("""
            {"yes": true, "no": false, "n": 7, "zero": 0, "big": 123456789012345678901234567890, "name": "b.pay",
             "names": ["a.read"], "tools": [{"name": "a.read"}, {"name": "b.pay"}], "many": [1, 2, 3, 4, 5, 6, 7, 8]}
            """, JsonLimits.CALL);

    /** Those about the name twice: every other one would leave few guards in what is made of them. */
    private static final List<String> PIECES = List.of(
            "tool.name == 'a.read'",
            "tool.name == 'b.pay'",
            "'a.write' == tool.name",
            "tool.name in ['a.read', 'b.pay']",
            "tool.name in ['a.', 'a.write']",
            "tool.name.startsWith('a.')",
            "tool.name.startsWith('a.read')",
            "tool.name.startsWith('b')",
            "tool.name == 'a.read'",
            "tool.name == 'b.pay'",
            "tool.name.startsWith('a.')",
            "tool.name != 'a.read'",
            "tool.name.endsWith('y')",
            "tool.name == args.name",
            "tool.name in args.names",
            "tool.server == 'bank'",
            "args.tools.exists(tool, tool.name == 'a.read')",
            "args.tools.all(tool, tool.name.startsWith('x'))",
            "args.names.exists(i, tool.name == i)",
            "args.many.all(i, i > 0)",
            "args.yes",
            "args.no",
            "args.n",
            "args.n > 3",
            "args.gone == 1",
            "args.gone",
            "1 / args.zero > 0",
            "args.big > 1",
            "has(args.gone)",
            "true",
            "false");

    static List<Integer> seeds() {
        return IntStream.rangeClosed(1, 30).boxed().toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/name-guards.csv", delimiter = ';', numLinesToSkip = 1)
    void ofACondition(String condition, String guard) {
        assertThat(compile(condition).guard().map(NameGuard::toString).orElse("none"))
                .isEqualTo(guard);
    }

    @Test
    void ofAConditionWithManyNames_isNotWorthLookingThrough() {
        assertThat(compile("tool.name in [" + names(64) + "]").guard()).isPresent();
        assertThat(compile("tool.name in [" + names(65) + "]").guard()).isEmpty();
        assertThat(compile("tool.name in [" + names(65) + "] && tool.name == 'n1'")
                        .guard())
                .isPresent();
    }

    @Test
    void whereNoToolIsKnown_theConditionIsEvaluated() {
        Activation nothing = Activation.of(Map.of(), new Budget(PLENTY, Long.MAX_VALUE, () -> 0));
        assertThat(outcome(compile("tool.name == 'a'"), nothing)).startsWith("error");
    }

    @Test
    void whatIsSkippedCostsNothing() {
        assertThat(outcome("tool.name == 'b'", ValueListener.NONE, "a", 1)).isEqualTo("false");
        assertThat(outcome("tool.name == 'a'", ValueListener.NONE, "a", 1)).isEqualTo("over budget");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void skippingChangesNoOutcome(int seed) {
        Random random = new Random(seed);
        int skipped = 0;
        for (int i = 0; i < CONDITIONS_PER_SEED; i++) {
            String condition = condition(random, 4);
            CompiledExpression compiled = compile(condition);
            for (String name : NAMES) {
                String whole = outcome(compiled, activation(new Listening(), name, PLENTY));
                assertThat(outcome(compiled, activation(ValueListener.NONE, name, PLENTY)))
                        .as("%s for '%s'", condition, name)
                        .isEqualTo(whole);
                int little = 1 + random.nextInt(12);
                String cut = outcome(compiled, activation(new Listening(), name, little));
                assertThat(outcome(compiled, activation(ValueListener.NONE, name, little)))
                        .as("%s for '%s' within %s steps", condition, name, little)
                        .isIn(cut.equals("over budget") ? List.of(cut, whole) : List.of(cut));
                skipped += compiled.guard().map(guard -> guard.admits(name)).orElse(true) ? 0 : 1;
            }
        }
        assertThat(skipped).isGreaterThan(CONDITIONS_PER_SEED / 2);
    }

    /** Who listens is told of every part. */
    @Test
    void whoListensHearsTheWholeCondition() {
        Listening listening = new Listening();
        assertThat(outcome("args.n > 3 && tool.name == 'a.read'", listening, "b.pay", PLENTY))
                .isEqualTo("false");
        assertThat(listening.heard).contains("true", "7", "b.pay", "false");
    }

    private static String condition(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return PIECES.get(random.nextInt(PIECES.size()));
        }
        String one = condition(random, depth - 1);
        String other = condition(random, depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> "!(" + one + ")";
            case 1 -> "(" + one + " ? " + other + " : " + condition(random, depth - 1) + ")";
            case 2, 3, 4 -> "(" + one + " || " + other + ")";
            default -> "(" + one + " && " + other + ")";
        };
    }

    private static String names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "'n" + i + "'").collect(Collectors.joining(", "));
    }

    private static CompiledExpression compile(String text) {
        ExpressionCompilation compilation = ENVIRONMENT.compile(text, ValueType.BOOL);
        assertThat(compilation.issues()).as(text).isEmpty();
        return compilation.expression().orElseThrow();
    }

    private static String outcome(String condition, ValueListener listener, String tool, long steps) {
        return outcome(compile(condition), activation(listener, tool, steps));
    }

    private static String outcome(CompiledExpression condition, Activation activation) {
        try {
            return String.valueOf(condition.isTrue(activation));
        } catch (ExpressionException e) {
            return "error: " + e.getMessage();
        } catch (BudgetExceededError e) {
            return "over budget";
        }
    }

    private static Activation activation(ValueListener listener, String tool, long steps) {
        return Activation.of(
                Map.of("tool", JsonObject.of(Map.of("name", tool, "server", "bank")), "args", ARGUMENTS),
                new Budget(steps, Long.MAX_VALUE, () -> 0),
                listener);
    }

    private static final class Listening implements ValueListener {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void value(CompiledExpression expression, long node, Object value) {
            heard.add(String.valueOf(value));
        }
    }
}
