package dev.assent.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands still in these tests: only the step budget can end them. */
class HostileInputTest {
    private static final JsonObject ARGUMENTS = JsonObject.of(Map.of(
            "short", "a".repeat(1_000),
            "long", "a".repeat(1_000_000),
            "needle", "a".repeat(400_000) + "b",
            "few", numbers(200),
            "many", numbers(100_000)));

    private static long noTime() {
        return 0;
    }

    private static List<Object> numbers(int count) {
        return JsonObject.shape()
                .array(IntStream.range(0, count)
                        .mapToObj(i -> (Object) (long) i)
                        .toList());
    }

    private static PolicySet compile(String policy) {
        Compilation compilation =
                PolicyCompiler.compile(List.of(new SourceFile("p.policy.yaml", policy)), PolicyOptions.DEFAULT);
        assertThat(compilation.diagnostics()).isEmpty();
        return compilation.policySet().orElseThrow();
    }

    private static PolicySet allowing(String condition) {
        return compile("name: p\nrule:\n  match:\n    - id: a\n      condition: |\n        " + condition
                + "\n      effect: allow\n");
    }

    private static Evaluation evaluate(PolicySet set, JsonObject arguments, JsonObject context, LongSupplier ticker) {
        ToolCall call = new ToolCall("t", "", arguments, "", "", "", context);
        return new Evaluator(EvaluationLimits.DEFAULT, ticker).evaluate(set, call, Instant.EPOCH);
    }

    private static void assertOverBudget(Evaluation evaluation) {
        assertThat(evaluation.effect()).isEqualTo(Effect.DENY);
        assertThat(evaluation.reasons()).extracting(Reason::code).containsExactly(ReasonCode.BUDGET_EXCEEDED);
        assertThat(evaluate(allowing("tool.name == 't'"), ARGUMENTS, JsonObject.EMPTY, HostileInputTest::noTime)
                        .effect())
                .as("the next call")
                .isEqualTo(Effect.ALLOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "args.short.replace('a', args.short).replace('a', args.short).replace('a', args.short) == ''",
                "args.long.replace('', args.long) == ''",
                "args.long.contains(args.needle)",
                "args.long.indexOf(args.needle) > 0",
                "args.long.lastIndexOf(args.needle) > 0",
                "args.long.split('').size() > 0",
                "args.few.map(x, args.long).join(args.long) == ''",
                "sets.contains(args.many, args.many)",
                "sets.intersects(args.many, args.many.map(x, x + 1000000))",
                "args.many.distinct().size() == 0",
                "args.few.all(a, args.few.all(b, args.many == args.many))",
                "args.few.all(i, !args.long.matches('(a|b|c|d)*e'))",
                "args.few.map(a, args.few.map(b, args.few)).flatten().flatten().size() > 0"
            })
    void evaluate_costlyExpression_isDeniedThoughOrTrue(String expression) {
        assertOverBudget(
                evaluate(allowing(expression + " || true"), ARGUMENTS, JsonObject.EMPTY, HostileInputTest::noTime));
    }

    @Test
    void evaluate_variablesThatDouble_areDenied() {
        String variables = IntStream.range(1, 60)
                .mapToObj(i -> "    - {name: v" + i + ", expression: variables.v" + (i - 1) + " + variables.v" + (i - 1)
                        + "}\n")
                .collect(Collectors.joining());
        assertOverBudget(evaluate(
                compile("name: p\nrule:\n  variables:\n    - {name: v0, expression: args.short}\n" + variables
                        + "  match:\n    - {id: a, condition: variables.v59 != 'x' || true, effect: allow}\n"),
                ARGUMENTS,
                JsonObject.EMPTY,
                HostileInputTest::noTime));
    }

    @Test
    void evaluate_valuesThatAreNestedDeeply_areDenied() {
        JsonObject one = JsonObject.EMPTY;
        JsonObject two = JsonObject.EMPTY;
        for (int i = 0; i < 50_000; i++) {
            one = JsonObject.of(Map.of("a", one));
            two = JsonObject.of(Map.of("a", two));
        }
        assertOverBudget(evaluate(allowing("args == context || true"), one, two, HostileInputTest::noTime));
    }

    @Test
    void evaluate_loopsWithinLoops_neverAllow() {
        Evaluation evaluation = evaluate(
                allowing("args.few.all(a, args.few.all(b, args.few.all(c, a + b + c >= 0)))"),
                ARGUMENTS,
                JsonObject.EMPTY,
                HostileInputTest::noTime);
        assertThat(evaluation.effect()).isNotEqualTo(Effect.ALLOW);
    }

    @Test
    void evaluate_slowButFewSteps_isDeniedByTheClock() {
        long[] now = {0};
        LongSupplier slow = () -> now[0] += Duration.ofMillis(300).toNanos();
        assertOverBudget(evaluate(allowing("args.few.all(a, a >= 0) || true"), ARGUMENTS, JsonObject.EMPTY, slow));
    }

    @Test
    void evaluate_explanationOverBudget_changesNothing() {
        Evaluation evaluation = evaluate(
                compile("name: p\nrule:\n  match:\n    - id: a\n      effect: allow\n      explanation: "
                        + "args.long.replace('', args.long)\n"),
                ARGUMENTS,
                JsonObject.EMPTY,
                HostileInputTest::noTime);
        assertThat(evaluation.effect()).isEqualTo(Effect.ALLOW);
        assertThat(evaluation.reasons())
                .allSatisfy(r -> assertThat(r.explanation()).isEmpty());
    }

    @Test
    void evaluate_ordinaryWorkOnALargeArgument_isWithinTheBudget() {
        PolicySet set = allowing("!args.long.contains('rm -rf') && !args.long.matches('BEGIN [A-Z ]*PRIVATE KEY')"
                + " && args.few.all(i, i >= 0) && args.long.split('\\n').size() == 1");
        assertThat(evaluate(set, ARGUMENTS, JsonObject.EMPTY, HostileInputTest::noTime)
                        .effect())
                .isEqualTo(Effect.ALLOW);
    }
}
