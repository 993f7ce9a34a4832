package dev.assent.engine.cel;

import dev.cel.checker.CelChecker;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelContainer;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.compiler.CelCompilerFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks the types of expressions in one environment. For each expression CEL's checker sets up all declared functions anew
 * and compares the overloads of each with one another, which takes ten times as long as the expression itself. So a checker
 * is given only the functions that an expression can call, and is kept for those that call the same. Safe for any thread.
 */
final class Checkers {
    private final CelTypeProvider types;
    private final List<CelVarDecl> names;
    private final CelContainer container;
    private final Map<Set<String>, CelChecker> byFunctions = new ConcurrentHashMap<>();

    /**
     * @param names the variables that are declared, besides those of the language
     * @param container the short names of types
     */
    Checkers(CelTypeProvider types, List<CelVarDecl> names, CelContainer container) {
        this.types = types;
        this.names = List.copyOf(names);
        this.container = container;
    }

    CelAbstractSyntaxTree check(CelAbstractSyntaxTree parsed) throws CelValidationException {
        return byFunctions
                .computeIfAbsent(FunctionTable.callable(parsed), this::knowing)
                .check(parsed)
                .getAst();
    }

    private CelChecker knowing(Set<String> functions) {
        CelCheckerBuilder checker = CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(Toolbox.OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setTypeProvider(types)
                .setContainer(container)
                .addVarDeclarations(names);
        Toolbox.EXTENSIONS.forEach(extension -> checker.addVarDeclarations(extension.variables()));
        FunctionTable.declare(functions, checker);
        return checker.build();
    }
}
