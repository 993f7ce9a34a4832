package dev.assent.engine.cel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.common.collect.ImmutableSet;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every function that an expression may call, found by the last part of its name: {@code contains}, {@code sets.contains}. */
final class FunctionTable {
    private static final List<CelFunctionDecl> EXTENSIONS = Stream.concat(
                    Toolbox.EXTENSIONS.stream().flatMap(extension -> extension.functions().stream()),
                    HistoryFunctions.declarations().stream())
            .toList();

    private static final Map<String, Set<String>> NAMES = Stream.concat(
                    Arrays.stream(StandardFunction.values()).map(StandardFunction::functionDecl), EXTENSIONS.stream())
            .map(CelFunctionDecl::name)
            .collect(groupingBy(FunctionTable::lastPart, mapping(name -> name, toUnmodifiableSet())));

    private FunctionTable() {}

    /** The functions that the calls of an expression can mean; whether the part before a dot is a value or a name is open. */
    static Set<String> callable(CelAbstractSyntaxTree parsed) {
        return CelNavigableAst.fromAst(parsed)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == ExprKind.Kind.CALL)
                .flatMap(node -> NAMES.getOrDefault(lastPart(node.expr().call().function()), Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Declares these functions, all overloads of each, and no other. */
    static void declare(Set<String> functions, CelCheckerBuilder checker) {
        checker.setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions((function, overload) -> functions.contains(function.functionName()))
                        .build())
                .addFunctionDeclarations(EXTENSIONS.stream()
                        .filter(function -> functions.contains(function.name()))
                        .collect(ImmutableSet.toImmutableSet()));
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
