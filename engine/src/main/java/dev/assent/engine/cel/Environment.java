package dev.assent.engine.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that an expression may use, with their types. Immutable; safe for any thread. */
public final class Environment {
    private final List<CelVarDecl> base;
    private final CelRuntime runtime;
    private final Patterns patterns;
    private final StructTypes types;
    private final ValueType arguments;
    private final Map<String, ValueType> variables;
    private final Set<String> imports;
    private final Checkers checkers;

    /** @param base every name but {@code args} and {@code variables} */
    private Environment(
            List<CelVarDecl> base,
            CelRuntime runtime,
            Patterns patterns,
            StructTypes types,
            ValueType arguments,
            Map<String, ValueType> variables,
            Set<String> imports) {
        this.base = base;
        this.runtime = runtime;
        this.patterns = patterns;
        this.types = types;
        this.arguments = arguments;
        this.variables = variables;
        this.imports = imports;
        List<CelVarDecl> names = new ArrayList<>(base);
        names.add(CelVarDecl.newVarDeclaration("args", arguments.celType()));
        StructTypes known = types;
        if (!variables.isEmpty()) {
            names.add(CelVarDecl.newVarDeclaration(
                    LazyVariables.NAME, ValueType.struct(LazyVariables.NAME).celType()));
            known = types.with(LazyVariables.NAME, variables);
        }
        this.checkers = new Checkers(known, names, NamedTypes.abbreviating(imports));
    }

    /** What every policy sees: the call, who makes it, data of which nothing is declared, and the time. */
    public static Environment ofCall() {
        return ofCall(ValueType.JSON_OBJECT, StructTypes.NONE);
    }

    /** The same with data that have these fields and no others. */
    public static Environment ofCall(Map<String, ValueType> data) {
        return ofCall(ValueType.struct("data"), StructTypes.NONE.with("data", data));
    }

    private static Environment ofCall(ValueType data, StructTypes dataTypes) {
        StructTypes types = dataTypes
                .with("tool", Map.of("name", ValueType.STRING, "server", ValueType.STRING))
                .with("agent", Map.of("id", ValueType.STRING))
                .with("subject", Map.of("id", ValueType.STRING))
                .with("session", Map.of("id", ValueType.STRING, "labels", ValueType.STRING_LIST));
        List<CelVarDecl> base = new ArrayList<>();
        for (String struct : List.of("tool", "agent", "subject", "session")) {
            base.add(CelVarDecl.newVarDeclaration(
                    struct, ValueType.struct(struct).celType()));
        }
        base.add(CelVarDecl.newVarDeclaration("context", ValueType.JSON_OBJECT.celType()));
        base.add(CelVarDecl.newVarDeclaration("data", data.celType()));
        base.add(CelVarDecl.newVarDeclaration("now", SimpleType.TIMESTAMP));
        Patterns patterns = new Patterns();
        return new Environment(
                List.copyOf(base),
                Toolbox.runtime(patterns),
                patterns,
                types,
                ValueType.JSON_OBJECT,
                Map.of(),
                Set.of());
    }

    /** This environment and one more field below {@code variables}. */
    public Environment withVariable(String name, ValueType type) {
        Map<String, ValueType> more = new LinkedHashMap<>(variables);
        more.put(name, type);
        return new Environment(base, runtime, patterns, types, arguments, Map.copyOf(more), imports);
    }

    /** The types that can be imported, by their qualified names, sorted. */
    public static List<String> importable() {
        return NamedTypes.ALL.keySet().stream().sorted().toList();
    }

    /** This environment, in which types also go by the last part of their names. */
    public Environment withImports(Set<String> names) {
        return names.isEmpty()
                ? this
                : new Environment(base, runtime, patterns, types, arguments, variables, Set.copyOf(names));
    }

    /**
     * This environment with arguments that are declared.
     *
     * @param structs fields by the name of their struct
     */
    public Environment withArguments(ValueType declared, Map<String, Map<String, ValueType>> structs) {
        StructTypes known = types;
        for (Map.Entry<String, Map<String, ValueType>> struct : structs.entrySet()) {
            known = known.with(struct.getKey(), struct.getValue());
        }
        return new Environment(base, runtime, patterns, known, declared, variables, imports);
    }

    /** Parses, checks and plans an expression whose value must be able to have a type. */
    public ExpressionCompilation compile(String text, ValueType expected) {
        try {
            CelAbstractSyntaxTree ast =
                    checkers.check(Toolbox.PARSER.parse(text).getAst());
            return plan(text, ast, expected);
        } catch (CelValidationException e) {
            return ExpressionCompilation.failed(ParserWords.withoutEchoes(
                    e.getErrors().stream().map(issue -> issue(text, issue)).toList()));
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
                        history,
                        tree.getRoot().allNodes().noneMatch(node -> node.getKind() == ExprKind.Kind.IDENT),
                        NameGuard.of(ast.getExpr()))),
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
        if (message.equals("undeclared reference to '" + LazyVariables.NAME + "'")) {
            message = "no variables are declared for this expression";
        }
        int offset = offset(text, issue.getSourceLocation());
        return new ExpressionIssue(
                message.startsWith("undefined field") ? afterDot(text, offset) : offset,
                ParserWords.plain(before(before(message, " expecting {"), " (candidates: ")));
    }

    /** Without the lists of everything that would have been right. */
    private static String before(String message, String list) {
        int start = message.indexOf(list);
        return start < 0 ? message : message.substring(0, start);
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
