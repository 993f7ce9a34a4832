package dev.assent.engine.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.json.JsonLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Environment ENVIRONMENT = Environment.ofCall();

    private static Activation activation(String args, Budget budget) {
        return Activation.of(
                Map.of(
                        "tool", JsonObject.of(Map.of("name", "payments.transfer", "server", "bank")),
                        "agent", JsonObject.of(Map.of("id", "a")),
                        "subject", JsonObject.of(Map.of("id", "s")),
                        "session", JsonObject.of(Map.of("id", "s1")),
                        "args", JsonObject.parse(args, JsonLimits.CALL),
                        "context", JsonObject.EMPTY,
                        "data", JsonObject.EMPTY,
                        "now", Instant.parse("2026-01-01T00:00:00Z")),
                budget);
    }

    private static Budget budget() {
        return new Budget(1_000_000, Long.MAX_VALUE, () -> 0);
    }

    private static CompiledExpression compile(String text) {
        ExpressionCompilation compilation = ENVIRONMENT.compile(text, ValueType.ANY);
        assertThat(compilation.issues()).isEmpty();
        return compilation.expression().orElseThrow();
    }

    private static Object evaluate(String text, String args) throws ExpressionException {
        return compile(text).evaluate(activation(args, budget()));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
                    tool.name == 'payments.transfer' => {}
                    args.amount > 1000 => {"amount": 1000.5}
                    args.amount > 1000.0 => {"amount": 1001}
                    double(args.amount) > 1000.0 => {"amount": 1001}
                    args.x == null => {"x": null}
                    has(args.x) && !has(args.y) => {"x": null}
                    args.?y.orValue('d') == 'd' => {}
                    args['content-type'] == 'a' => {"content-type": "a"}
                    args.`content-type` == 'a' => {"content-type": "a"}
                    args.cmd.matches('rm\\\\s+-rf') => {"cmd": "sudo rm  -rf /"}
                    args.l.exists(i, i.n == 2) => {"l": [{"n": 1}, {"n": 2}]}
                    'k' in args && 2 in args.l => {"k": 1, "l": [1, 2]}
                    args.x.missing || true => {"x": {}}
                    size(args) == 2 && args.a.b.c == 'd' => {"a": {"b": {"c": "d"}}, "e": 1}
                    now - timestamp('2025-12-31T00:00:00Z') == duration('24h') => {}
                    sets.contains(args.l, ['a']) && math.greatest(1, 2) == 2 => {"l": ["a", "b"]}
                    args.l.distinct().size() == 2 => {"l": [1, 1.0, 2]}
                    args.s.replace('a', 'b').split(',').join('-') == 'b-b' => {"s": "a,a"}
                    args == {'a': 1} && args.a != 2 => {"a": 1}
                    context.size() == 0 => {}
                    """)
    void evaluate_jsonArguments_readsThem(String expression, String args) throws ExpressionException {
        assertThat(evaluate(expression, args)).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
                    args.amount > 5.0 => {} => a field or key that it reads is not there
                    args.amount > 5.0 => {"amount": "SECRET"} => a value has a type that an operator or function does not take
                    args.big == 1e20 => {"big": 100000000000000000000} => a number is out of range
                    args['big'] == 1e20 => {"big": 100000000000000000000} => a number is out of range
                    args.l.exists(i, i == 1e20) => {"l": [100000000000000000000]} => a number is out of range
                    1 / args.n > 1 => {"n": 0} => it divides by zero
                    args.l[3] == 1 => {"l": []} => an index is out of bounds
                    int(args.s) > 1 => {"s": "SECRET"} => a value does not have the form that a function needs
                    args.x && true => {"x": "SECRET"} => it could not be evaluated
                    """)
    void evaluate_failure_saysWhyWithoutValues(String expression, String args, String message) {
        assertThatThrownBy(() -> evaluate(expression, args))
                .isInstanceOf(ExpressionException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
                    tool.nmae == 'x' => 5 => undefined field 'nmae'
                    tol.name == 'x' => 0 => undeclared reference to 'tol'
                    args.cmd.matches(args.p) => 21 => the pattern of matches must be a string literal
                    args.cmd.matches('(?=a)b') => 17 => the pattern is not valid RE2: invalid or unsupported Perl syntax
                    args.cmd.matches('a{1001}') => 17 => the pattern is not valid RE2: invalid repeat count
                    args.cmd.matches('((abc){90}){2}') => 17 => the pattern is too large: 906 instructions (at most 500)
                    duration('1x') > now - now => 9 => not a duration (expected: a number and h, m, s, ms, us or ns, like '90s')
                    timestamp('2026-13-01T00:00:00Z') > now => 10 => not a timestamp (expected: RFC 3339, like '2026-01-31T00:00:00Z')
                    'a' + 'b' => 0 => this is of type string, but must be bool
                    lists.range(9) == [] => 0 => undeclared reference to 'lists'
                    cel.bind(x, 1, x == 1) => 0 => undeclared reference to 'cel'
                    """)
    void compile_mistake_isFoundAtItsPlace(String expression, int offset, String message) {
        assertThat(ENVIRONMENT.compile(expression, ValueType.BOOL).issues())
                .contains(new ExpressionIssue(offset, message));
    }

    @Test
    void compile_mistakeOnALaterLineAfterAstralCharacters_countsCodePoints() {
        assertThat(ENVIRONMENT
                        .compile("'\uD83D\uDE00' == '' &&\n  tool.nmae == ''", ValueType.BOOL)
                        .issues())
                .containsExactly(new ExpressionIssue(20, "undefined field 'nmae'"));
    }

    @Test
    void evaluate_variables_areLazyMemoisedAndNested() throws ExpressionException {
        CompiledExpression costly = compile("args.l.all(i, i > 0)");
        CompiledExpression broken = compile("args.missing + 1");
        Environment outer = ENVIRONMENT.withVariable("ok", costly.type()).withVariable("broken", broken.type());
        CompiledExpression inner =
                outer.compile("variables.ok", ValueType.BOOL).expression().orElseThrow();
        Environment nested = outer.withVariable("again", inner.type());
        CompiledExpression use = nested.compile(
                        "variables.again && variables.ok || variables.broken > 1", ValueType.BOOL)
                .expression()
                .orElseThrow();
        Activation activation = activation("{\"l\": [1, 2, 3]}", budget())
                .nested(List.of(new Activation.Definition("ok", costly), new Activation.Definition("broken", broken)))
                .nested(List.of(new Activation.Definition("again", inner)));
        assertThat(use.isTrue(activation)).isTrue();
        CompiledExpression fails = nested.compile("variables.broken > 1", ValueType.BOOL)
                .expression()
                .orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> fails.isTrue(activation))
                    .isInstanceOf(ExpressionException.class)
                    .hasMessage("a field or key that it reads is not there");
        }
        assertThat(nested.compile("variables.agian", ValueType.BOOL).issues())
                .containsExactly(new ExpressionIssue(10, "undefined field 'agian'"));
        assertThat(nested.compile("variables.ok == 'x'", ValueType.BOOL).issues())
                .hasSize(1);
    }

    @Test
    void compile_literalTruth_isKnown() {
        assertThat(compile("true").constant()).isEqualTo(Optional.of(true));
        assertThat(compile("false").constant()).isEqualTo(Optional.of(false));
        assertThat(compile("1 == 1").constant()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 +", "", "tool.", "'unclosed", "a b", "(((("})
    void compile_notAnExpression_isAnIssue(String text) {
        assertThat(ENVIRONMENT.compile(text, ValueType.ANY).issues()).isNotEmpty();
    }
}
