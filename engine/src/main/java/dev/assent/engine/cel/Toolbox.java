package dev.assent.engine.cel;

import dev.cel.common.CelOptions;
import dev.cel.extensions.CelExtensionLibrary;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.util.List;

/**
 * The language that policies may use: CEL with optionals and the extensions strings, math, sets and lists. Left out on
 * purpose: {@code lists.range}, {@code cel.bind} and the encoders, which build large values from small expressions.
 */
final class Toolbox {
    static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(20_000)
            .maxParseRecursionDepth(100)
            .maxParseExpressionNodeCount(5_000)
            .comprehensionMaxIterations(10_000)
            .maxRegexProgramSize(Patterns.MAX_PROGRAM_SIZE)
            .build();

    private static final CelListsExtensions LISTS = CelExtensions.lists(
            CelListsExtensions.Function.SLICE,
            CelListsExtensions.Function.FLATTEN,
            CelListsExtensions.Function.DISTINCT,
            CelListsExtensions.Function.REVERSE,
            CelListsExtensions.Function.SORT);

    static final List<CelExtensionLibrary.FeatureSet> EXTENSIONS = List.of(
            CelExtensions.optional(),
            CelExtensions.strings(),
            CelExtensions.math(),
            CelExtensions.sets(OPTIONS),
            LISTS);

    static final CelParser PARSER = parser(OPTIONS);

    /** Remembers macros as they were written. */
    static final CelParser PARSER_KEEPING_MACROS =
            parser(OPTIONS.toBuilder().populateMacroCalls(true).build());

    private Toolbox() {}

    private static CelParser parser(CelOptions options) {
        return CelParserFactory.standardCelParserBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(
                        CelExtensions.optional(),
                        CelExtensions.strings(),
                        CelExtensions.math(),
                        CelExtensions.sets(OPTIONS),
                        LISTS)
                .build();
    }

    @SuppressWarnings("Immutable") // patterns only grow, before the expressions that use them are handed out
    static CelRuntime runtime(Patterns patterns) {
        return CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .excludeFunctions(CelStandardFunctions.StandardFunction.MATCHES)
                        .build())
                .addFunctionBindings(
                        CelFunctionBinding.from("matches", String.class, String.class, patterns::matches),
                        CelFunctionBinding.from("matches_string", String.class, String.class, patterns::matches))
                .addFunctionBindings(HistoryFunctions.bindings())
                .addLibraries(
                        CelExtensions.optional(),
                        CelExtensions.strings(),
                        CelExtensions.math(),
                        CelExtensions.sets(OPTIONS),
                        LISTS)
                .build();
    }
}
