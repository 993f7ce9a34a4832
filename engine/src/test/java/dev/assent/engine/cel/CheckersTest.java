package dev.assent.engine.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.parser.CelStandardMacro;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked with the functions that it calls is checked as CEL's own compiler checks it with all of them. */
class CheckersTest {
    private static final List<CelVarDecl> NAMES = List.of(
            CelVarDecl.newVarDeclaration("args", ValueType.JSON_OBJECT.celType()),
            CelVarDecl.newVarDeclaration("tool", ValueType.struct("tool").celType()),
            CelVarDecl.newVarDeclaration("now", SimpleType.TIMESTAMP));
    private static final StructTypes TYPES = StructTypes.NONE.with("tool", java.util.Map.of("name", ValueType.STRING));

    private static final Checkers CHECKERS = new Checkers(TYPES, NAMES, NamedTypes.abbreviating(Set.of()));
    private static final CelCompiler WHOLE = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(Toolbox.OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(Toolbox.EXTENSIONS.stream()
                    .map(CelCompilerLibrary.class::cast)
                    .toList())
            .addFunctionDeclarations(HistoryFunctions.declarations())
            .setTypeProvider(TYPES)
            .addVarDeclarations(NAMES)
            .build();

    private interface Compiling {
        CelAbstractSyntaxTree compile(String text) throws CelValidationException;
    }

    /** Expression, types and references, or the errors with their places. */
    private static List<Object> outcome(Compiling compiling, String text) {
        try {
            CelAbstractSyntaxTree ast = compiling.compile(text);
            return List.of(ast.getExpr(), ast.getTypeMap(), ast.getReferenceMap());
        } catch (CelValidationException e) {
            return new ArrayList<>(e.getErrors());
        }
    }

    private static void compare(String text) {
        assertThat(outcome(t -> CHECKERS.check(Toolbox.PARSER.parse(t).getAst()), text))
                .as(text)
                .isEqualTo(outcome(t -> WHOLE.compile(t).getAst(), text));
    }

    private static Stream<String> functions() {
        return Stream.concat(
                        Arrays.stream(StandardFunction.values()).map(StandardFunction::functionDecl),
                        Stream.concat(
                                Toolbox.EXTENSIONS.stream().flatMap(e -> e.functions().stream()),
                                HistoryFunctions.declarations().stream()))
                .map(CelFunctionDecl::name)
                .filter(name -> Character.isLetter(name.charAt(0)))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void check_everyFunction_isAsInTheWholeLanguage(String function) {
        String last = function.substring(function.lastIndexOf('.') + 1);
        for (int count = 0; count <= 4; count++) {
            String arguments = String.join(
                    ", ", IntStream.range(0, count).mapToObj(i -> "args.x" + i).toList());
            compare(function + "(" + arguments + ")");
            compare("args.y." + last + "(" + arguments + ")");
            compare(function + "(" + "1, ".repeat(count) + "'text')");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "args.a > 1.0 && args.b == 'x' || !(args.c in ['d', 'e'])",
                "1 + 2 * 3 - 4 / 5 % 6 == -args.n",
                "1 < 2.0 && 2u >= args.n && 'a' != 'b' && 3 <= 4u",
                "args.l.exists(i, i.n == 2) || args.l.all(i, i > 0) || args.l.exists_one(i, i == 1)",
                "args.l.map(i, i * 2).filter(i, i > 2).size() == args.l.map(i, i > 1, i).size()",
                "args.?a.?b.orValue('d') == args[?'k'].or(optional.of('e')).value()",
                "[?args.?a, 1].size() == {?'k': args.?b}.size()",
                "optional.none().hasValue() || args.?x.optMap(v, v + 1).hasValue()",
                "args.?x.optFlatMap(v, v.?y).hasValue()",
                "math.greatest(1, 2.0, args.n) > math.least([1, 2]) && math.abs(-1) == 1",
                "sets.contains([1], [1]) && 'abc'.contains('b') && args.c.contains('d')",
                "now - duration('1h') > timestamp('2026-01-01T00:00:00Z') && now.getHours() > 8",
                "args.count(1, 2) == 3",
                "args.a ? args.b : dyn(1)",
                "type(args.a) == string && has(args.b)",
                "tool.nmae == 'x'",
                "nothing.like(this) + that(1)",
                "sets.nothing([1])",
                "'a' + 1 == 2 && size(1) == 3",
                "variables.x == 1",
                "true"
            })
    void check_isAsInTheWholeLanguage(String text) {
        compare(text);
    }
}
