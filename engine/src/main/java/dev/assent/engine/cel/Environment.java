package dev.assent.engine.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that an expression may use, with their types. Immutable; safe for any thread. */
public final class Environment {
    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final Patterns patterns;
    private final StructTypes types;
    private final Map<String, ValueType> variables;

    private Environment(
            CelCompiler compiler,
            CelRuntime runtime,
            Patterns patterns,
            StructTypes types,
            Map<String, ValueType> variables) {
        this.compiler = compiler;
        this.runtime = runtime;
        this.patterns = patterns;
        this.types = types;
        this.variables = variables;
    }

    /** What every policy sees: the call, who makes it, the data files and the time. */
    public static Environment ofCall() {
        StructTypes types = StructTypes.NONE
                .with("tool", Map.of("name", ValueType.STRING, "server", ValueType.STRING))
                .with("agent", Map.of("id", ValueType.STRING))
                .with("subject", Map.of("id", ValueType.STRING))
                .with("session", Map.of("id", ValueType.STRING, "labels", ValueType.STRING_LIST));
        CelCompiler compiler = Toolbox.compiler()
                .toCompilerBuilder()
                .setTypeProvider(types)
                .addVar("tool", StructTypes.reference("tool").celType())
                .addVar("agent", StructTypes.reference("agent").celType())
                .addVar("subject", StructTypes.reference("subject").celType())
                .addVar("session", StructTypes.reference("session").celType())
                .addVar("args", ValueType.JSON_OBJECT.celType())
                .addVar("context", ValueType.JSON_OBJECT.celType())
                .addVar("data", ValueType.JSON_OBJECT.celType())
                .addVar("now", SimpleType.TIMESTAMP)
                .addFunctionDeclarations(HistoryFunctions.declarations())
                .build();
        Patterns patterns = new Patterns();
        return new Environment(compiler, Toolbox.runtime(patterns), patterns, types, Map.of());
    }

    /** This environment and one more field below {@code variables}. */
    public Environment withVariable(String name, ValueType type) {
        Map<String, ValueType> more = new LinkedHashMap<>(variables);
        more.put(name, type);
        StructTypes known = types.with(LazyVariables.NAME, more);
        CelCompiler extended = compiler.toCompilerBuilder()
                .setTypeProvider(known)
                .addVar(
                        LazyVariables.NAME,
                        StructTypes.reference(LazyVariables.NAME).celType())
                .build();
        return new Environment(extended, runtime, patterns, known, Map.copyOf(more));
    }

    /** Parses, checks and plans an expression whose value must be able to have a type. */
    public ExpressionCompilation compile(String text, ValueType expected) {
        try {
            CelAbstractSyntaxTree ast = compiler.compile(text).getAst();
            return plan(text, ast, expected);
        } catch (CelValidationException e) {
            return ExpressionCompilation.failed(
                    e.getErrors().stream().map(issue -> issue(text, issue)).toList());
        } catch (CelEvaluationException | IllegalArgumentException e) {
            return ExpressionCompilation.failed(List.of(new ExpressionIssue(0, "the expression cannot be evaluated")));
        } catch (StackOverflowError e) {
            return ExpressionCompilation.failed(List.of(new ExpressionIssue(0, "the expression is nested too deep")));
        }
    }

    private ExpressionCompilation plan(String text, CelAbstractSyntaxTree ast, ValueType expected)
            throws CelEvaluationException {
        List<ExpressionIssue> issues = new ArrayList<>();
        ValueType actual = new ValueType(ast.getResultType());
        if (!actual.canBe(expected)) {
            issues.add(new ExpressionIssue(0, "this is of type " + actual + ", but must be " + expected));
        }
        CelNavigableAst tree = CelNavigableAst.fromAst(ast);
        patterns.compileAll(tree, (id, message) -> issues.add(new ExpressionIssue(offset(ast, id), message)));
        Literals.check(tree, (id, message) -> issues.add(new ExpressionIssue(offset(ast, id), message)));
        HistoryUse history =
                HistoryUse.of(tree, (id, message) -> issues.add(new ExpressionIssue(offset(ast, id), message)));
        if (!issues.isEmpty()) {
            return ExpressionCompilation.failed(issues);
        }
        return new ExpressionCompilation(
                Optional.of(new CompiledExpression(
                        text,
                        actual,
                        constant(ast.getExpr()),
                        runtime.createProgram(ast),
                        CallCosts.of(tree),
                        history)),
                List.of());
    }

    private static int offset(CelAbstractSyntaxTree ast, long id) {
        return ast.getSource().getPositionsMap().getOrDefault(id, 0);
    }

    private static Optional<Boolean> constant(CelExpr expr) {
        return expr.exprKind().getKind() == ExprKind.Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                ? Optional.of(expr.constant().booleanValue())
                : Optional.empty();
    }

    private static ExpressionIssue issue(String text, CelIssue issue) {
        String message = issue.getMessage().replace(" (in container '')", "");
        // the parser lists every token that it would have taken
        int list = message.indexOf(" expecting {");
        int offset = offset(text, issue.getSourceLocation());
        return new ExpressionIssue(
                message.startsWith("undefined field") ? afterDot(text, offset) : offset,
                list < 0 ? message : message.substring(0, list));
    }

    /** CEL points at the dot before a field; people look at the field. */
    private static int afterDot(String text, int offset) {
        int index = text.offsetByCodePoints(0, offset);
        return index < text.length() && text.charAt(index) == '.' ? offset + 1 : offset;
    }

    /** CEL counts lines from 1 and columns from 0; it has no place for some errors. */
    private static int offset(String text, CelSourceLocation location) {
        if (location.getLine() < 1) {
            return 0;
        }
        int start = 0;
        for (int line = 1; line < location.getLine(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.codePointCount(0, start) + Math.max(0, location.getColumn());
    }
}
